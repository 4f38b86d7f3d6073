with

people as (
    select * from {{ ref('core_activity_people') }}
),

counted as (
    select
        sense,
        count(distinct activity_id) as activity_count,
        count(*) as statement_count,
        sum(person_count)::bigint as person_count,
        bool_or(bound in ('more than', 'at least')) as is_at_least,
        bool_or(bound in ('around', 'up to')) as is_rough
    from people
    where not is_part
    group by sense
)

select * from counted
