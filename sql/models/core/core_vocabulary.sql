with

vocabulary as (
    select * from {{ ref('stg_vocabulary') }}
),

targets as (
    select * from {{ ref('stg_sdg_targets') }}
),

named_targets as (
    select
        vocabulary.scheme,
        vocabulary.code,
        list(targets.title order by targets.target_code) as sdg_titles
    from vocabulary
    inner join targets on list_contains(vocabulary.sdg_targets, targets.target_code)
    group by vocabulary.scheme, vocabulary.code
),

with_titles as (
    select
        vocabulary.*,
        coalesce(named_targets.sdg_titles, []) as sdg_titles
    from vocabulary
    left join named_targets using (scheme, code)
)

select * from with_titles
