-- over the years, region by theme is what the core bridges give
with

by_year as (
    select
        scheme,
        region_code,
        theme_code,
        sum(activity_count) as activity_count
    from {{ ref('activities_by_region_theme_year') }}
    group by scheme, region_code, theme_code
),

bridges as (
    select
        standing.scheme,
        standing.row_code as region_code,
        themes.theme_code,
        count(distinct standing.activity_id) as activity_count
    from {{ ref('core_activity_rows') }} as standing
    inner join {{ ref('core_activity_themes') }} as themes using (activity_id)
    group by all
)

select *
from bridges
left join by_year using (scheme, region_code, theme_code)
where by_year.activity_count is distinct from bridges.activity_count
