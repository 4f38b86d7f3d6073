with

region_countries as (
    select * from {{ ref('stg_region_countries') }}
)

select * from region_countries
