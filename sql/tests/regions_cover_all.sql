-- in each scheme every activity stands in a region, or under global, or under unplaced
with

standing as (
    select
        scheme,
        count(distinct activity_id) as activity_count
    from {{ ref('core_activity_rows') }}
    group by scheme
),

activities as (
    select count(*) as activity_count
    from {{ ref('activities') }}
)

select
    standing.scheme,
    standing.activity_count as standing_count,
    activities.activity_count
from standing
cross join activities
where standing.activity_count != activities.activity_count
