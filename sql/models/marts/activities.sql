with

activities as (
    select * from {{ ref('core_activities') }}
),

countries as (
    select * from {{ ref('core_activity_countries') }}
),

regions as (
    select * from {{ ref('core_activity_regions') }}
),

areas as (
    select * from {{ ref('core_activity_areas') }}
),

themes as (
    select * from {{ ref('core_activity_themes') }}
),

measures as (
    select * from {{ ref('core_activity_measures') }}
),

partners as (
    select * from {{ ref('core_activity_partners') }}
),

people as (
    select * from {{ ref('core_activity_people') }}
),

money as (
    select * from {{ ref('core_activity_money') }}
),

reports as (
    select * from {{ ref('core_reports') }}
),

country_lists as (
    select
        activity_id,
        list(iso3 order by rank) filter (where role = 'focus') as countries,
        list(iso3 order by rank) filter (where role = 'venue') as venues,
        list(iso3 order by rank) filter (where role = 'donor') as donors,
        list(iso3 order by rank) filter (where role = 'mention') as mentions
    from countries
    group by activity_id
),

region_lists as (
    select
        activity_id,
        list(region_code order by region_code) filter (where scheme = 'm49') as regions
    from regions
    group by activity_id
),

area_lists as (
    select
        activity_id,
        list(area order by rank) as areas
    from areas
    group by activity_id
),

theme_lists as (
    select
        activity_id,
        list(theme_code order by rank) as themes
    from themes
    group by activity_id
),

measure_lists as (
    select
        activity_id,
        list(measure_code order by rank) as measures
    from measures
    group by activity_id
),

partner_lists as (
    select
        activity_id,
        list(partner order by rank) as partners
    from partners
    group by activity_id
),

people_lists as (
    select
        activity_id,
        list(struct_pack(n := person_count, who, sense, bound, is_part) order by rank) as people
    from people
    group by activity_id
),

money_lists as (
    select
        activity_id,
        list(struct_pack(amount, currency, bound) order by rank) as money
    from money
    group by activity_id
),

report_lists as (
    select
        activity_id,
        list(item_id order by report_rank) as item_ids
    from reports
    group by activity_id
),

joined as (
    select
        activities.activity_id,
        activities.title,
        activities.passage as text,
        activities.lang,
        activities.date,
        activities.date_basis,
        activities.starts_on,
        activities.year,
        activities.year_basis,
        activities.not_before,
        activities.not_after,
        coalesce(country_lists.countries, []) as countries,
        coalesce(country_lists.venues, []) as venues,
        coalesce(country_lists.donors, []) as donors,
        coalesce(country_lists.mentions, []) as mentions,
        coalesce(region_lists.regions, []) as regions,
        coalesce(area_lists.areas, []) as areas,
        activities.is_global,
        activities.is_placed,
        coalesce(theme_lists.themes, []) as themes,
        coalesce(measure_lists.measures, []) as measures,
        coalesce(partner_lists.partners, []) as partners,
        coalesce(people_lists.people, []) as people,
        coalesce(money_lists.money, []) as money,
        activities.report_count,
        activities.document_count,
        activities.main_item_id,
        report_lists.item_ids,
        row_number() over (
            order by activities.year desc nulls last, activities.starts_on desc nulls last, activities.page_order
        ) as reading_order
    from activities
    left join country_lists using (activity_id)
    left join region_lists using (activity_id)
    left join area_lists using (activity_id)
    left join theme_lists using (activity_id)
    left join measure_lists using (activity_id)
    left join partner_lists using (activity_id)
    left join people_lists using (activity_id)
    left join money_lists using (activity_id)
    left join report_lists using (activity_id)
)

select * from joined
