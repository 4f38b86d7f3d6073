with

countries as (
    select * from {{ ref('m49_countries') }}
),

with_reporting_region as (
    select
        *,
        coalesce(intermediate_region_code, sub_region_code, region_code) as reporting_region_code
    from countries
)

select * from with_reporting_region
