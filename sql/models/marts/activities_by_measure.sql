with

activities as (
    select * from {{ ref('core_activities') }}
),

measures as (
    select * from {{ ref('core_activity_measures') }}
),

vocabulary as (
    select * from {{ ref('core_vocabulary') }}
),

counted as (
    select
        measures.measure_code,
        count(*) as activity_count,
        count(*) filter (where measures.rank = 1) as main_activity_count,
        count(*) filter (where activities.year is null) as undated_count,
        min(activities.year) as first_year,
        max(activities.year) as last_year
    from measures
    inner join activities using (activity_id)
    group by measures.measure_code
),

named as (
    select
        vocabulary.code as measure_code,
        vocabulary.name as measure_name,
        vocabulary.sdg_targets,
        vocabulary.inventory_name,
        coalesce(counted.activity_count, 0) as activity_count,
        coalesce(counted.main_activity_count, 0) as main_activity_count,
        coalesce(counted.undated_count, 0) as undated_count,
        counted.first_year,
        counted.last_year
    from vocabulary
    left join counted on vocabulary.code = counted.measure_code
    where vocabulary.scheme = 'measure'
)

select * from named
