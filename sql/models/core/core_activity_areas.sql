with

reports as (
    select * from {{ ref('core_reports') }}
),

areas as (
    select * from {{ ref('stg_areas') }}
),

once as (
    select
        reports.activity_id,
        areas.area,
        any_value(areas.is_global) as is_global,
        any_value(areas.m49_codes) as m49_codes,
        row_number() over (
            partition by reports.activity_id
            order by min(reports.report_rank * 1000 + areas.ordinal)
        ) as rank
    from areas
    inner join reports using (item_id)
    group by reports.activity_id, areas.area
)

select * from once
