with

reports as (
    select * from {{ ref('core_reports') }}
),

money as (
    select * from {{ ref('stg_money') }}
),

of_reports as (
    select
        reports.activity_id,
        reports.report_rank,
        money.ordinal,
        money.amount,
        money.currency,
        money.bound,
        min(reports.report_rank) over (partition by reports.activity_id, money.currency) as best_of_currency
    from money
    inner join reports using (item_id)
),

-- each currency from the best report that has it, so that an activity reported twice is summed once
once as (
    select
        activity_id,
        amount,
        currency,
        bound,
        row_number() over (partition by activity_id order by report_rank, ordinal) as rank
    from of_reports
    where report_rank = best_of_currency
)

select * from once
