with

people as (
    select * from {{ source('raw', 'people') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select people.* exclude (receipt_number)
    from people
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
