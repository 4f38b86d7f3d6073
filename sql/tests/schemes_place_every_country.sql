-- a country without a region in some scheme would make its activities unplaced there
select
    schemes.scheme,
    countries.iso3
from (select distinct scheme from {{ ref('stg_regions') }}) as schemes
cross join {{ ref('stg_countries') }} as countries
left join {{ ref('stg_region_countries') }} as placed
    on schemes.scheme = placed.scheme and countries.iso3 = placed.iso3
left join {{ ref('stg_regions') }} as regions
    on placed.scheme = regions.scheme and placed.region_code = regions.region_code
where regions.region_code is null
