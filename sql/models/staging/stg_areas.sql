with

areas as (
    select * from {{ source('raw', 'areas') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select
        areas.* exclude (receipt_number),
        areas.area = 'Global' as is_global
    from areas
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
