with

partners as (
    select * from {{ source('raw', 'partners') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select partners.* exclude (receipt_number)
    from partners
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
