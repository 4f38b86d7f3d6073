with

activities as (
    select * from {{ ref('core_activities') }}
),

activity_countries as (
    select * from {{ ref('core_activity_countries') }}
),

countries as (
    select * from {{ ref('core_countries') }}
),

counted as (
    select
        activity_countries.iso3,
        count(*) filter (where activity_countries.role = 'focus') as activity_count,
        count(*) filter (where activity_countries.role = 'venue') as venue_count,
        count(*) filter (where activity_countries.role = 'donor') as donor_count,
        count(*) filter (where activity_countries.role = 'mention') as mention_count,
        min(activities.year) filter (where activity_countries.role = 'focus') as first_year,
        max(activities.year) filter (where activity_countries.role = 'focus') as last_year
    from activity_countries
    inner join activities using (activity_id)
    group by activity_countries.iso3
),

named as (
    select
        counted.iso3,
        countries.country_name,
        countries.reporting_region_code as region_code,
        counted.* exclude (iso3)
    from counted
    inner join countries using (iso3)
)

select * from named
