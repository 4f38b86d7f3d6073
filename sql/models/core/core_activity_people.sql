with

reports as (
    select * from {{ ref('core_reports') }}
),

people as (
    select * from {{ ref('stg_people') }}
),

of_reports as (
    select
        reports.activity_id,
        reports.report_rank,
        people.ordinal,
        people.person_count,
        people.who,
        people.sense,
        people.bound,
        people.is_part,
        min(reports.report_rank) over (partition by reports.activity_id, people.sense, people.is_part) as best_of_sense,
        min(reports.report_rank) over (partition by reports.activity_id, people.person_count) as best_of_number
    from people
    inner join reports using (item_id)
),

-- an activity reported twice is summed once: each sense from the best report that has it, and a number
-- that a better report gives in another sense is not taken again
once as (
    select
        activity_id,
        person_count,
        who,
        sense,
        bound,
        is_part,
        row_number() over (partition by activity_id order by report_rank, ordinal) as rank
    from of_reports
    where report_rank = best_of_sense and report_rank = best_of_number
)

select * from once
