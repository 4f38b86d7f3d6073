with

activities as (
    select * from {{ ref('core_activities') }}
),

rows_of_activities as (
    select * from {{ ref('core_activity_rows') }}
),

regions as (
    select * from {{ ref('core_regions') }}
),

counted as (
    select
        rows_of_activities.scheme,
        rows_of_activities.row_code as region_code,
        count(*) as activity_count,
        count(*) filter (where activities.year is null) as undated_count,
        min(activities.year) as first_year,
        max(activities.year) as last_year
    from rows_of_activities
    inner join activities using (activity_id)
    group by rows_of_activities.scheme, rows_of_activities.row_code
),

named as (
    select
        counted.scheme,
        counted.region_code,
        coalesce(regions.row_name, counted.region_code) as region_name,
        counted.* exclude (scheme, region_code)
    from counted
    left join regions using (scheme, region_code)
)

select * from named
