with

m49_regions as (
    select * from {{ ref('m49_regions') }}
),

m49_countries as (
    select * from {{ ref('stg_countries') }}
),

scheme_regions as (
    select * from {{ ref('scheme_regions') }}
),

-- the level that countries are reported at: intermediate regions in Africa south of the Sahara and in
-- Latin America, sub-regions elsewhere
m49 as (
    select
        'm49' as scheme,
        code as region_code,
        name as region_name,
        parent_code,
        level,
        code in (select reporting_region_code from m49_countries) as is_reporting
    from m49_regions
),

others as (
    select
        scheme,
        region_code,
        region_name,
        null as parent_code,
        'region' as level,
        true as is_reporting
    from scheme_regions
),

together as (
    select * from m49
    union all by name
    select * from others
)

select * from together
