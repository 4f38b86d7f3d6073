with

reports as (
    select * from {{ ref('core_reports') }}
),

partners as (
    select * from {{ ref('stg_partners') }}
),

once as (
    select
        reports.activity_id,
        partners.partner,
        row_number() over (
            partition by reports.activity_id
            order by min(reports.report_rank * 1000 + partners.ordinal)
        ) as rank
    from partners
    inner join reports using (item_id)
    group by reports.activity_id, partners.partner
)

select * from once
