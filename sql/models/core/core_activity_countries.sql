with

reports as (
    select * from {{ ref('core_reports') }}
),

places as (
    select * from {{ ref('stg_places') }}
),

-- merged reports may give a country two roles: the one that says most stands
by_weight as (
    select
        reports.activity_id,
        places.iso3,
        places.role,
        list_position(['focus', 'venue', 'donor', 'mention'], places.role) as weight,
        reports.report_rank,
        places.ordinal
    from places
    inner join reports using (item_id)
),

strongest as (
    select
        activity_id,
        iso3,
        arg_min(role, weight) as role,
        row_number() over (
            partition by activity_id
            order by min(weight), min(report_rank * 1000 + ordinal)
        ) as rank
    from by_weight
    group by activity_id, iso3
)

select * from strongest
