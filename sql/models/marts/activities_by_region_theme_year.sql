with

activities as (
    select * from {{ ref('core_activities') }}
),

rows_of_activities as (
    select * from {{ ref('core_activity_rows') }}
),

themes as (
    select * from {{ ref('core_activity_themes') }}
),

counted as (
    select
        rows_of_activities.scheme,
        rows_of_activities.row_code as region_code,
        coalesce(themes.theme_code, 'none') as theme_code,
        coalesce(activities.year::varchar, 'undated') as year_code,
        count(*) as activity_count
    from rows_of_activities
    inner join activities using (activity_id)
    left join themes using (activity_id)
    group by all
)

select * from counted
