with

countries as (
    select * from {{ ref('core_activity_countries') }}
),

areas as (
    select * from {{ ref('core_activity_areas') }}
),

region_countries as (
    select * from {{ ref('stg_region_countries') }}
),

region_areas as (
    select * from {{ ref('stg_region_areas') }}
),

-- only focus countries put an activity in a region
from_countries as (
    select
        region_countries.scheme,
        countries.activity_id,
        region_countries.region_code,
        'country' as basis
    from countries
    inner join region_countries using (iso3)
    where countries.role = 'focus'
),

area_codes as (
    select
        activity_id,
        unnest(m49_codes) as m49_code
    from areas
    where not is_global
),

-- an area larger than any reported region (Africa) stands for itself and is not spread over its parts
from_areas as (
    select
        region_areas.scheme,
        area_codes.activity_id,
        region_areas.region_code,
        'area' as basis
    from area_codes
    inner join region_areas using (m49_code)
),

together as (
    select * from from_countries
    union all by name
    select * from from_areas
),

once as (
    select
        scheme,
        activity_id,
        region_code,
        bool_or(basis = 'country') as is_from_country,
        bool_or(basis = 'area') as is_from_area
    from together
    group by scheme, activity_id, region_code
)

select * from once
