with

reports as (
    select * from {{ ref('core_reports') }}
),

areas as (
    select * from {{ ref('core_activity_areas') }}
),

placed as (
    select distinct activity_id
    from {{ ref('core_activity_regions') }}
    where scheme = 'm49'
),

themes as (
    select * from {{ ref('core_activity_themes') }}
),

measures as (
    select * from {{ ref('core_activity_measures') }}
),

main_reports as (
    select
        activity_id,
        item_id as main_item_id,
        source_id as main_source_id,
        page_order,
        title,
        passage,
        lang
    from reports
    where is_main
),

-- year and date each come from the best report that states them
dated as (
    select
        activity_id,
        arg_min(date, report_rank) as date,
        arg_min(date_basis, report_rank) filter (where date is not null) as date_basis,
        arg_min(starts_on, report_rank) as starts_on,
        arg_min(year, report_rank) as year,
        arg_min(year_basis, report_rank) filter (where year is not null) as year_basis,
        count(*) as report_count,
        count(distinct receipt_number) as document_count
    from reports
    group by activity_id
),

-- an undated activity lies within the bounds of every report of it; bounds that exclude each other
-- fall back to those of the best report that has any
bounds as (
    select
        activity_id,
        max(not_before) as latest_not_before,
        min(not_after) as earliest_not_after,
        coalesce(max(not_before) <= rpad(min(not_after), 10, '~'), true) as is_consistent,
        arg_min(struct_pack(not_before, not_after), report_rank)
            filter (where not_before is not null or not_after is not null) as best
    from reports
    group by activity_id
),

worldwide as (
    select distinct activity_id
    from areas
    where is_global
),

activities as (
    select
        main_reports.*,
        dated.* exclude (activity_id),
        case
            when dated.year is null and bounds.is_consistent then bounds.latest_not_before
            when dated.year is null then bounds.best.not_before
        end as not_before,
        case
            when dated.year is null and bounds.is_consistent then bounds.earliest_not_after
            when dated.year is null then bounds.best.not_after
        end as not_after,
        worldwide.activity_id is not null as is_global,
        placed.activity_id is not null as is_placed,
        themes.theme_code as first_theme,
        measures.measure_code as first_measure
    from main_reports
    inner join dated using (activity_id)
    inner join bounds using (activity_id)
    left join worldwide using (activity_id)
    left join placed using (activity_id)
    left join themes on main_reports.activity_id = themes.activity_id and themes.rank = 1
    left join measures on main_reports.activity_id = measures.activity_id and measures.rank = 1
)

select * from activities
