with

activities as (
    select * from {{ ref('core_activities') }}
),

counted as (
    select
        coalesce(year::varchar, 'undated') as year_code,
        year,
        count(*) as activity_count,
        count(*) filter (where is_global) as global_count,
        count(*) filter (where report_count > 1) as merged_count,
        count(*) filter (where year is null and (not_before is not null or not_after is not null)) as bounded_count
    from activities
    group by year
)

select * from counted
