-- every item of kind activity reports exactly one activity
with

items as (
    select count(*) as report_count
    from {{ ref('stg_items') }}
    where is_activity
),

activities as (
    select coalesce(sum(report_count), 0) as report_count
    from {{ ref('activities') }}
)

select
    items.report_count as item_count,
    activities.report_count
from items
cross join activities
where items.report_count != activities.report_count
