with

evidence as (
    select * from {{ source('raw', 'evidence') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select evidence.* exclude (receipt_number)
    from evidence
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
