with recursive

regions as (
    select * from {{ ref('stg_regions') }}
),

tree as (
    select
        scheme,
        region_code,
        region_code as within_code,
        parent_code
    from regions
    union all
    select
        tree.scheme,
        tree.region_code,
        regions.region_code as within_code,
        regions.parent_code
    from tree
    inner join regions on tree.scheme = regions.scheme and tree.parent_code = regions.region_code
),

pairs as (
    select
        scheme,
        region_code,
        within_code
    from tree
)

select * from pairs
