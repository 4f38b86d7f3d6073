-- the years and the undated together are all activities
with

by_year as (
    select coalesce(sum(activity_count), 0) as activity_count
    from {{ ref('activities_by_year') }}
),

activities as (
    select count(*) as activity_count
    from {{ ref('activities') }}
)

select
    by_year.activity_count as by_year_count,
    activities.activity_count
from by_year
cross join activities
where by_year.activity_count != activities.activity_count
