-- a named area with a code that M49 has not would be dropped from every region in silence
with

codes as (
    select
        area,
        unnest(m49_codes) as m49_code
    from {{ ref('stg_areas') }}
)

select distinct
    codes.area,
    codes.m49_code
from codes
anti join {{ ref('m49_regions') }} as regions on codes.m49_code = regions.code
