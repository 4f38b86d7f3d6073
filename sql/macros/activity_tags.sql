{# The codes of one vocabulary for each activity: the main report's in its order, then what the other reports add. #}
{% macro activity_tags(scheme) %}
with

reports as (
    select * from {{ ref('core_reports') }}
),

tags as (
    select * from {{ ref('stg_tags') }}
),

once as (
    select
        reports.activity_id,
        tags.code as {{ scheme }}_code,
        row_number() over (
            partition by reports.activity_id
            order by min(reports.report_rank * 1000 + tags.ordinal)
        ) as rank
    from tags
    inner join reports using (item_id)
    where tags.scheme = '{{ scheme }}'
    group by reports.activity_id, tags.code
)

select * from once
{% endmacro %}
