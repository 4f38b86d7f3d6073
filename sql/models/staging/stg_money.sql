with

money as (
    select * from {{ source('raw', 'money') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

of_current_items as (
    select money.* exclude (receipt_number)
    from money
    inner join items using (receipt_number, item_id)
)

select * from of_current_items
