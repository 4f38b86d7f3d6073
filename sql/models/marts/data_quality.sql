with

activities as (
    select * from {{ ref('core_activities') }}
),

reports as (
    select * from {{ ref('core_reports') }}
),

issues as (
    select * from {{ ref('core_issues') }}
),

-- an activity stands once in the whole, once in each language and once in each source that reports it
memberships as (
    select
        'all' as dimension,
        'all' as code,
        activity_id,
        count(*) as report_count
    from reports
    group by activity_id
    union all by name
    select
        'source' as dimension,
        source_id as code,
        activity_id,
        count(*) as report_count
    from reports
    group by source_id, activity_id
    union all by name
    select
        'language' as dimension,
        lang as code,
        activity_id,
        count(*) as report_count
    from reports
    group by lang, activity_id
),

issue_counts as (
    select
        'all' as dimension,
        'all' as code,
        count(*) as open_issue_count
    from issues
    union all by name
    select
        'source' as dimension,
        source_id as code,
        count(*) as open_issue_count
    from issues
    where source_id is not null
    group by source_id
),

counted as (
    select
        memberships.dimension,
        memberships.code,
        count(*) as activity_count,
        count(*) filter (where activities.year is not null) as dated_count,
        count(*) filter (where activities.year is null) as undated_count,
        count(*) filter (
            where activities.year is null and (activities.not_before is not null or activities.not_after is not null)
        ) as bounded_count,
        count(*) filter (where activities.is_placed) as placed_count,
        count(*) filter (where activities.is_global) as global_count,
        count(*) filter (where activities.is_placed and activities.is_global) as placed_and_global_count,
        count(*) filter (where not activities.is_placed and not activities.is_global) as unplaced_count,
        count(*) filter (where activities.first_theme is null) as unthemed_count,
        count(*) filter (where activities.report_count > 1) as merged_count,
        sum(memberships.report_count)::bigint as report_count
    from memberships
    inner join activities using (activity_id)
    group by memberships.dimension, memberships.code
),

with_issues as (
    select
        counted.*,
        issue_counts.open_issue_count
    from counted
    left join issue_counts using (dimension, code)
)

select * from with_issues
