with

places as (
    select * from {{ source('raw', 'places') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select places.* exclude (receipt_number)
    from places
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
