with

activities as (
    select * from {{ ref('core_activities') }}
),

themes as (
    select * from {{ ref('core_activity_themes') }}
),

vocabulary as (
    select * from {{ ref('core_vocabulary') }}
),

counted as (
    select
        themes.theme_code,
        count(*) as activity_count,
        count(*) filter (where themes.rank = 1) as main_activity_count,
        count(*) filter (where activities.year is null) as undated_count,
        min(activities.year) as first_year,
        max(activities.year) as last_year
    from themes
    inner join activities using (activity_id)
    group by themes.theme_code
),

named as (
    select
        vocabulary.code as theme_code,
        vocabulary.name as theme_name,
        vocabulary.sdg_targets,
        vocabulary.inventory_name,
        coalesce(counted.activity_count, 0) as activity_count,
        coalesce(counted.main_activity_count, 0) as main_activity_count,
        coalesce(counted.undated_count, 0) as undated_count,
        counted.first_year,
        counted.last_year
    from vocabulary
    left join counted on vocabulary.code = counted.theme_code
    where vocabulary.scheme = 'theme'
)

select * from named
