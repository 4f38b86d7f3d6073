with

regions as (
    select * from {{ ref('stg_regions') }}
),

labelled as (
    select
        *,
        -- an activity in Africa at large is not one more in a part of Africa
        case
            when is_reporting then region_name
            else region_name || ' as a whole'
        end as row_name
    from regions
)

select * from labelled
