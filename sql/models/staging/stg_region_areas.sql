with

regions as (
    select * from {{ ref('m49_regions') }}
),

scheme_areas as (
    select * from {{ ref('scheme_areas') }}
),

together as (
    select
        'm49' as scheme,
        code as m49_code,
        code as region_code
    from regions
    where level != 'world'
    union all by name
    select * from scheme_areas
)

select * from together
