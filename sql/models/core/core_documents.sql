with

documents as (
    select * from {{ ref('stg_documents') }}
),

items as (
    select * from {{ ref('stg_items') }}
),

items_of_documents as (
    select
        receipt_number,
        count(*) as kept_item_count,
        count(*) filter (where is_activity) as report_count,
        count(distinct activity_id) as activity_count
    from items
    group by receipt_number
),

counted as (
    select
        documents.*,
        coalesce(items_of_documents.kept_item_count, 0) as kept_item_count,
        coalesce(items_of_documents.report_count, 0) as report_count,
        coalesce(items_of_documents.activity_count, 0) as activity_count
    from documents
    left join items_of_documents using (receipt_number)
)

select * from counted
