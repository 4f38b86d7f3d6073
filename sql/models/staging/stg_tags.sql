with

tags as (
    select * from {{ source('raw', 'tags') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select tags.* exclude (receipt_number)
    from tags
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
