with

activities as (
    select * from {{ ref('core_activities') }}
),

activity_regions as (
    select * from {{ ref('core_activity_regions') }}
),

schemes as (
    select distinct scheme
    from {{ ref('core_regions') }}
),

in_regions as (
    select
        scheme,
        activity_id,
        region_code as row_code
    from activity_regions
),

worldwide as (
    select
        schemes.scheme,
        activities.activity_id,
        'global' as row_code
    from activities
    cross join schemes
    where activities.is_global
),

unplaced as (
    select
        schemes.scheme,
        activities.activity_id,
        'unplaced' as row_code
    from activities
    cross join schemes
    anti join in_regions
        on activities.activity_id = in_regions.activity_id and schemes.scheme = in_regions.scheme
    where not activities.is_global
),

together as (
    select * from in_regions
    union all by name
    select * from worldwide
    union all by name
    select * from unplaced
)

select * from together
