with

countries as (
    select * from {{ ref('stg_countries') }}
),

scheme_countries as (
    select * from {{ ref('scheme_countries') }}
),

together as (
    select
        'm49' as scheme,
        iso3,
        reporting_region_code as region_code
    from countries
    union all by name
    select * from scheme_countries
)

select * from together
