// npm run build:openapi makes this file of the contracts.
export interface paths {
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Latest articles, newest first
         * @description At most one of `category` and `unit`. `meta.nextCursor` leads to the next page. With `ids` these articles in this order, and `meta.unknownIds` names those that are not published.
         */
        get: operations["listArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An article with its newer, older and related ones
         * @description An address that the article had before answers 301 with the new one in `Location`; one that was taken back answers 410.
         */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{slug}/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What belongs into the head of an article's page: Open Graph and schema.org */
        get: operations["getHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories with the numbers of their articles, for a menu
         * @description Send `categoryId` as `category` wherever a list takes one. An article counts for its category and for all above it.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{hash}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An image or document that a published article shows
         * @description The address names the bytes: it may be kept for ever.
         */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative units in force on a day, today if none is named */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit's versions, and the events of its history */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unitId}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units it was made of and those it became, through all generations */
        get: operations["getUnitLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unitId}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit's results over the years, with boundary breaks */
        get: operations["getUnitSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The state of the stores, and what is pending or stale
         * @description For operators, load balancers and orchestrators. 200 while readers are answered, and be it by what was known before a store was lost; `status` says whether somebody has to do something.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Articles, units, cited documents and results of the index, by words
         * @description With or without diacritics; what is spelled the same comes first, then titles before leads and these before bodies, then the latest. A misspelled word is guessed if nothing matches. A page may have fewer hits than `limit`: what was just withdrawn is left out.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/rss.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Latest articles as RSS 2.0 */
        get: operations["getRssFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/atom.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Latest articles as Atom */
        get: operations["getAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Latest articles as JSON Feed 1.1 */
        get: operations["getJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sitemaps of all languages and months */
        get: operations["getSitemapIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sitemaps/{locale}/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sitemap of a month */
        get: operations["getSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/news-sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The articles of the last two days, for news search */
        get: operations["getNewsSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llms.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where programs that read for people find what is published (llmstxt.org) */
        get: operations["getLlmsTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Views and reads of up to 200 articles, of all time */
        get: operations["countViews"];
        put?: never;
        /**
         * Counts one activation of an article; the same event twice is one
         * @description Answered after it is safe on disk. `GET /v1/beacon.js` is a script that sends it by the rules; servers of front ends sign their calls in `X-Congkhai-Signature`.
         */
        post: operations["recordView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beacon.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The script that counts views, for any front end
         * @description With its version in `v` it may be kept for ever.
         */
        get: operations["getBeacon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/elements.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Web components that show articles, counts and rankings on any page
         * @description A module. With its version in `v` it may be kept for ever.
         */
        get: operations["getElements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/most-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Most read articles of a window, with what editors pinned
         * @description A category or unit is taken with all below it.
         */
        get: operations["listMostRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rising": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is read more than usual at this hour */
        get: operations["listRising"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/front": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A home page in one call: latest, most read, totals */
        get: operations["getFront"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Views and reads of up to 1,000 articles in several windows */
        post: operations["queryViews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{articleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An article day by day, with where readers came from */
        get: operations["getArticleViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/total": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Total visits, views and reads of the site
         * @description What an earlier system counted stands apart.
         */
        get: operations["getTotal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days of the site or of a part of it, and the articles most read in them */
        get: operations["getAudience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audience/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This hour against the same hour of the 7 days before */
        get: operations["getAudienceNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transparency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was taken for what per day, the rules, public keys, ends of the chains */
        get: operations["getTransparency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sealed days of a range */
        get: operations["listLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seal of a day, as it was signed */
        get: operations["getDaySeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/days/{day}/counts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The counts of a sealed day as CSV */
        get: operations["getDayCountsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/days/{day}/counts.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The counts of a sealed day as JSON lines */
        get: operations["getDayCountsJsonLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/hours/{hour}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seal of an hour in UTC, as it was signed */
        get: operations["getHourSeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published assessment periods */
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ranking with points, grades, ranks and change; statistics; counts per grade
         * @description Of the newest release, or of the one that `release` names. Points are exact decimals of at most three places.
         */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit's result with every item, remark, explanation and evidence */
        get: operations["getUnitResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every unit's points in every area of a block */
        get: operations["getAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How every item of a block was scored; with `units`, what these got */
        get: operations["getItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 2 to 20 units of one block side by side */
        get: operations["compareUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All releases of a period with their errata, newest first */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/releases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A release as it was frozen, with its SHA-256
         * @description The hash is of the canonical JSON (RFC 8785) of `release`: anyone can compute it.
         */
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/releases/{number}/open-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open data files of a release */
        get: operations["listOpenData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/releases/{number}/open-data/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An open data file: CSV with CSVW, JSON-stat, DCAT, schema.org, Excel */
        get: operations["getOpenDataFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check-table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which rows of a printed table do not follow from its parts
         * @description Totals, percentages, ranks, grades and means are computed again.
         */
        post: operations["checkTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/chart.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ranking, the areas of a unit or its years as an SVG picture
         * @description The picture says in words what it shows, in its `title` and `desc`. `Link` with `rel="describedby"` leads to the figures.
         */
        get: operations["getChartSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{id}/chart.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a PNG picture, with two pixels for each of `width`
         * @description The texts `Title`, `Description` and `Source` are in it, as iTXt.
         */
        get: operations["getChartPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ranking chart to be embedded elsewhere, by the specification of oEmbed
         * @description Only addresses of this site are known: rankings of the example portal, and charts. `format=xml` is answered with 501, as oEmbed allows.
         */
        get: operations["getOEmbed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A unit as it was on a day: its identity with the version that was in force. */
        AdministrativeUnit: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            unitId: string;
            code: string | null;
            name: string;
            fullName: string;
            unitType: string;
            /** @enum {string} */
            tier: "province" | "district" | "commune" | "department";
            parentUnitId: string | null;
            blockId: string | null;
            validFrom: string | null;
            validTo: string | null;
        };
        AreaPoints: {
            /** @description The number of an item in a framework, such as "1.2.3". */
            areaId: string;
            /** @description Of a bonus or penalty no more than its cap. */
            points: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            applicableMaximum: number;
            /** @description Null where nothing of the area applies to the unit, and for a bonus or penalty. */
            percent: number | null;
            /** @description By `percent`, inside the block; null where that is null. */
            rank: number | null;
        };
        /** @description What a list shows of an article. */
        ArticleHeadline: {
            /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
            articleId: string;
            /** @enum {string} */
            locale: "vi" | "en";
            slug: string;
            title: string;
            lead: string | null;
            category: components["schemas"]["CategoryReference"] | null;
            /** @description A unit named inside another document, as it was called when that document was published. */
            unit: components["schemas"]["UnitReference"] | null;
            /**
             * Format: date-time
             * @description When readers first saw it, or the original day for news of an older portal. Lists are ordered by it.
             */
            publishedAt: string;
            /** @description The day of the event that is reported. */
            eventDate: string | null;
            /** @description True for invented content that only demonstrates the product. */
            isDemonstration: boolean;
            /**
             * @description An image in the sizes in which it can be had, narrowest first.
             * @default null
             */
            cover: components["schemas"]["PublishedImage"] | null;
            /**
             * @description An editor wants it on top of lists.
             * @default false
             */
            isPinned: boolean;
            /**
             * @description An editor wants it shown large.
             * @default false
             */
            isFeatured: boolean;
            /**
             * @description When it was last published, which is later than `publishedAt` if it was corrected; null in a list that was written before lists had it.
             * @default null
             */
            updatedAt: string | null;
        };
        /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
        AssessedUnit: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            unitId: string;
            name: string;
            /**
             * @description A code of the General Statistics Office (mã ĐVHC): text of 2, 3 or 5 digits. Leading zeros count.
             * @default null
             */
            code: string | null;
            /**
             * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
             * @default null
             */
            parentUnitId: string | null;
        };
        BlockSummary: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            blockId: string;
            name: string;
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            frameworkId: string;
            /** @description Of the scored areas: bonus points come on top. */
            maximum: number;
            /** @description The maximum that points are scaled to; null where they stay as scored. */
            rescaledTo: number | null;
            gradeBandsSource: string | null;
            rankedUnitCount: number;
            /** @description Of the index percentages of the ranked units; null while there are none. */
            statistics: components["schemas"]["Statistics"] | null;
            countPerGrade: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                gradeId: string;
                name: string;
                /** @description A share or a bound: a percentage from 0 to 100, with at most three decimals. */
                minimumPercent: number;
                unitCount: number;
            }[];
            /** @description Ranked units below the bound of the last grade. */
            ungradedUnitCount: number;
            areas: {
                /** @description The number of an item in a framework, such as "1.2.3". */
                areaId: string;
                name: string;
                /**
                 * @description What the points of an item of the first level do: count towards the index, or raise or lower it. A bonus or penalty counts up to its maximum, the yearly cap, which its items together may exceed (Hà Nội 2025: a ninth block).
                 * @enum {string}
                 */
                effect: "scored" | "bonus" | "penalty";
                /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                maximum: number;
                /** @description Of the area's points over the ranked units to which the area applies. */
                statistics: components["schemas"]["Statistics"] | null;
            }[];
            /** @description Criteria left out: items that apply to no ranked unit of the block. */
            leftOutItemIds: string[];
            ranking: components["schemas"]["RankedUnit"][];
            /** @description Units with something missing: listed apart, because a blank is not a zero. */
            notRanked: {
                /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
                unit: components["schemas"]["AssessedUnit"];
                /** @enum {string} */
                reason: "not-submitted" | "not-applicable";
                missingItemIds: string[];
                isDemonstration: boolean;
            }[];
        };
        /** @description A part of an article's body: a block of text, or a table, figure, file or quotation between the blocks. */
        BodyPart: ({
            /** @constant */
            type: "paragraph";
            children: components["schemas"]["Inline"][];
        } | {
            /** @constant */
            type: "heading";
            level: number;
            children: components["schemas"]["Inline"][];
        } | {
            /** @constant */
            type: "quote";
            children: components["schemas"]["Inline"][];
        } | {
            /** @constant */
            type: "code";
            children: components["schemas"]["Inline"][];
        } | components["schemas"]["ListBlock"]) | {
            /** @constant */
            type: "table";
            caption: string;
            headerRowCount: number;
            hasHeaderColumn: boolean;
            rows: ({
                /** @constant */
                type: "text";
                text: string;
            } | {
                /** @constant */
                type: "link";
                url: string;
                children: {
                    /** @constant */
                    type: "text";
                    text: string;
                }[];
            })[][][];
        } | {
            /** @constant */
            type: "figure";
            image: components["schemas"]["PublishedImage"];
        } | {
            /** @constant */
            type: "file";
            file: components["schemas"]["PublishedFile"];
        } | {
            /** @constant */
            type: "quotation";
            text: string[];
            attribution: string;
            url: string | null;
        };
        CategoryReference: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            categoryId: string;
            name: string;
        };
        /** @description The change from the release compared with. Only a unit of unbroken territory has one. Figures are subtracted as they were printed, so that a reader who does the same gets the same. */
        Change: {
            /** @constant */
            kind: "unbroken";
            before: {
                blockId: string;
                rank: number;
                points: number;
                applicableMaximum: number;
                percent: number;
                gradeName: string | null;
            };
            pointsGained: number;
            percentGained: number;
            ranksGained: number | null;
        } | {
            /** @constant */
            kind: "not-ranked-before";
        } | {
            /** @constant */
            kind: "boundary-break";
            predecessors: {
                unit: components["schemas"]["UnitReference"];
                before: {
                    blockId: string;
                    rank: number;
                    points: number;
                    applicableMaximum: number;
                    percent: number;
                    gradeName: string | null;
                } | null;
            }[];
        } | {
            /** @constant */
            kind: "not-in-force";
        };
        /** @description `POST /v1/check-table`: a table as it was printed, to be checked against itself. `parts` are its columns of points with their maxima, in the order in which every row gives them. */
        CheckTableRequest: {
            /** @default {} */
            rules: {
                /**
                 * @description How an exact figure becomes a printed one. Decisions truncate in some years and round in others, so a period names it.
                 * @default half-up
                 * @enum {string}
                 */
                rounding: "half-up" | "truncate";
                /**
                 * @description The decimals that the table prints.
                 * @default 2
                 */
                decimals: number;
                /**
                 * @description How equal percentages share ranks. No legal text states a rule, so every period names its own: `competition` is 1, 2, 2, 4 and `dense` is 1, 2, 2, 3.
                 * @default competition
                 * @enum {string}
                 */
                tieRule: "competition" | "dense";
            };
            parts: {
                /** @description The number of an item in a framework, such as "1.2.3". */
                id: string;
                maximum: number;
            }[];
            /** @description Best first, each bound below the one before. */
            gradeBands?: {
                name: string;
                minimumPercent: number;
            }[];
            rows: {
                name: string;
                parts: (number | null)[];
                total?: number;
                percent?: number;
                rank?: number;
                grade?: string;
            }[];
            /** @description The row of means, over all rows to which a figure applies. */
            mean?: {
                parts?: (number | null)[];
                total?: number;
                percent?: number;
            };
        };
        CheckTableResponse: {
            data: {
                isConsistent: boolean;
                /** @description How many printed figures were compared with what follows from the others. */
                checkedCount: number;
                findings: {
                    /** @description The position of the row from 0; null for the row of means. */
                    row: number | null;
                    name: string | null;
                    /** @enum {string} */
                    field: "part" | "total" | "percent" | "rank" | "grade";
                    /** @description For a part, or a mean of one. */
                    partId: string | null;
                    printed: number | string;
                    /** @description What follows from the printed figures; for a part above its maximum, the maximum. Null for a grade below the last bound. */
                    recomputed: (number | string) | null;
                    /**
                     * @description What may explain a figure that does not follow from the others as printed. `rounding`: the figures it follows from were rounded before they were printed, and unrounded ones exist from which it does follow. `other-rounding-rule`: it follows if one cuts where the rules say to round, or the other way round. `tie-broken`: equal printed figures stand at different ranks, which unrounded ones may justify. `none`: no unrounded figures give it.
                     * @enum {string}
                     */
                    explanation: "rounding" | "other-rounding-rule" | "tie-broken" | "none";
                }[];
            };
            meta: Record<string, never>;
        };
        CompareUnitsResponse: {
            data: {
                block: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    blockId: string;
                    name: string;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    frameworkId: string;
                    rankedUnitCount: number;
                };
                units: {
                    /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
                    unit: components["schemas"]["AssessedUnit"];
                    result: {
                        rank: number;
                        /** @description Null where the period's rules state no uncertainty. */
                        rankInterval: components["schemas"]["RankInterval"] | null;
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        points: number;
                        /** @description What the scored areas add up to, before any rescaling, bonus and penalty. */
                        scoredPoints: number;
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        applicableMaximum: number;
                        /** @description An index percentage. Bonus points come on top of what is applicable, so it may pass 100. */
                        percent: number;
                        grade: components["schemas"]["GradeReference"] | null;
                        /** @description Null where the release is compared with nothing, or does not know whether the unit is the same. */
                        change: components["schemas"]["Change"] | null;
                        /** @description Where the decision's own table says otherwise. */
                        differences: {
                            /** @enum {string} */
                            field: "points" | "percent" | "rank" | "grade";
                            published: string;
                            recomputed: string;
                        }[];
                        isDemonstration: boolean;
                    } | null;
                }[];
                areas: {
                    areaId: string;
                    name: string;
                    /** @enum {string} */
                    effect: "scored" | "bonus" | "penalty";
                    maximum: number;
                    statistics: components["schemas"]["Statistics"] | null;
                    /** @description Null for a unit that is not ranked. */
                    points: (number | null)[];
                }[];
                items: {
                    /** @description The number of an item in a framework, such as "1.2.3". */
                    itemId: string;
                    /** @description The number of an item in a framework, such as "1.2.3". */
                    areaId: string;
                    name: string;
                    /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                    maximum: number;
                    values: {
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        unitId: string;
                        /**
                         * @description What readers are shown: a zero is a state of its own, because it is no blank.
                         * @enum {string}
                         */
                        state: "scored" | "zero" | "not-applicable" | "not-submitted";
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        score: number | null;
                    }[];
                }[];
            };
            /** @description The release that answered. */
            meta: {
                release: {
                    number: number;
                    /** @description Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
                    sha256: string;
                };
                /** @description False for a release that a correction has replaced. */
                isNewest: boolean;
            };
        };
        CountViewsResponse: {
            /** @description In the order asked. */
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                viewCount: number;
                readCount: number;
                /** @description What earlier systems had counted by rules of their own; not in `viewCount`. */
                openingViewCount: number;
            }[];
            meta: {
                /** @description Asked for, but not published now. */
                unknownIds: string[];
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description A document that proves what a unit claims (tài liệu kiểm chứng). */
        Evidence: {
            title: string;
            /** @default null */
            number: string | null;
            /** @default null */
            issuer: string | null;
            /**
             * @description A calendar day as "2023-10-06".
             * @default null
             */
            issuedOn: string | null;
            /** @default null */
            url: string | null;
        };
        GetAreasResponse: {
            data: {
                block: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    blockId: string;
                    name: string;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    frameworkId: string;
                    rankedUnitCount: number;
                };
                areas: {
                    areaId: string;
                    name: string;
                    /** @enum {string} */
                    effect: "scored" | "bonus" | "penalty";
                    maximum: number;
                    statistics: components["schemas"]["Statistics"] | null;
                }[];
                units: {
                    /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
                    unit: components["schemas"]["AssessedUnit"];
                    rank: number;
                    areas: components["schemas"]["AreaPoints"][];
                }[];
            };
            /** @description The release that answered. */
            meta: {
                release: {
                    number: number;
                    /** @description Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
                    sha256: string;
                };
                /** @description False for a release that a correction has replaced. */
                isNewest: boolean;
            };
        };
        /** @description The body of a 301: where the article is now. */
        GetArticleMoved: {
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                /** @enum {string} */
                locale: "vi" | "en";
                slug: string;
            };
            meta: Record<string, never>;
        };
        GetArticleResponse: {
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                /** @enum {string} */
                locale: "vi" | "en";
                slug: string;
                title: string;
                lead: string | null;
                category: components["schemas"]["CategoryReference"] | null;
                /** @description A unit named inside another document, as it was called when that document was published. */
                unit: components["schemas"]["UnitReference"] | null;
                /**
                 * Format: date-time
                 * @description When readers first saw it, or the original day for news of an older portal. Lists are ordered by it.
                 */
                publishedAt: string;
                /** @description The day of the event that is reported. */
                eventDate: string | null;
                /** @description True for invented content that only demonstrates the product. */
                isDemonstration: boolean;
                /**
                 * @description An image in the sizes in which it can be had, narrowest first.
                 * @default null
                 */
                cover: components["schemas"]["PublishedImage"] | null;
                /**
                 * @description An editor wants it on top of lists.
                 * @default false
                 */
                isPinned: boolean;
                /**
                 * @description An editor wants it shown large.
                 * @default false
                 */
                isFeatured: boolean;
                /**
                 * Format: date-time
                 * @description When it was last published.
                 */
                updatedAt: string;
                byline: string | null;
                source: string | null;
                legalDocuments: {
                    number: string;
                    issuer: string;
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    issuedOn: string;
                    title: string | null;
                    /** @default null */
                    kind: string | null;
                }[];
                /** @default [] */
                gallery: components["schemas"]["PublishedImage"][];
                /** @default [] */
                attachments: components["schemas"]["PublishedFile"][];
                /** @default [] */
                tags: components["schemas"]["TagReference"][];
                /**
                 * @description The index of a year that it reports, and the unit whose result in it.
                 * @default null
                 */
                indexResult: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    periodId: string;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    unitId: string | null;
                } | null;
                /**
                 * @description Chosen by editors, then suggested, the best first. Some may not be public any more.
                 * @default []
                 */
                relatedArticleIds: string[];
                /**
                 * @description What readers are told has changed since the first publication, newest first.
                 * @default []
                 */
                changeNotes: {
                    /**
                     * Format: date-time
                     * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
                     */
                    at: string;
                    note: string;
                }[];
                body: components["schemas"]["BodyPart"][];
                /** @description The body as HTML, rendered once at publishing from `body` by an allow-listing renderer. */
                bodyHtml: string;
                /** @description Published just after this one, nearest first (các tin mới). */
                newer: components["schemas"]["ArticleHeadline"][];
                /** @description Published just before this one, nearest first (các tin khác). */
                older: components["schemas"]["ArticleHeadline"][];
                /** @description Of the same unit or category, latest first. */
                related: components["schemas"]["ArticleHeadline"][];
            };
            meta: {
                /** @description Goes with a view of the article, in any language, for two to three hours (docs/beacon.md); null where none is handed out. */
                viewToken: string | null;
            };
        };
        /** @description An article with its newer, older and related ones: what `fields` names of it, and nothing else */
        GetArticleSelection: {
            data: {
                articleId?: string;
                /** @enum {string} */
                locale?: "vi" | "en";
                slug?: string;
                title?: string;
                lead?: string | null;
                category?: {
                    categoryId?: string;
                    name?: string;
                } | null;
                unit?: {
                    unitId?: string;
                    name?: string;
                } | null;
                /** Format: date-time */
                publishedAt?: string;
                eventDate?: string | null;
                isDemonstration?: boolean;
                cover?: {
                    /** @enum {string} */
                    mediaType?: "image/jpeg" | "image/png" | "image/webp" | "image/avif";
                    alternativeText?: string;
                    caption?: string | null;
                    sizes?: {
                        key: string;
                        width: number;
                        height: number;
                        byteCount: number;
                    }[];
                } | null;
                /** @default false */
                isPinned: boolean;
                /** @default false */
                isFeatured: boolean;
                /** Format: date-time */
                updatedAt?: string;
                byline?: string | null;
                source?: string | null;
                legalDocuments?: {
                    number?: string;
                    issuer?: string;
                    /** Format: date */
                    issuedOn?: string;
                    title?: string | null;
                    /** @default null */
                    kind: string | null;
                }[];
                gallery?: {
                    /** @enum {string} */
                    mediaType?: "image/jpeg" | "image/png" | "image/webp" | "image/avif";
                    alternativeText?: string;
                    caption?: string | null;
                    sizes?: {
                        key: string;
                        width: number;
                        height: number;
                        byteCount: number;
                    }[];
                }[];
                attachments?: {
                    key?: string;
                    title?: string;
                    /** @enum {string} */
                    mediaType?: "application/pdf" | "application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    byteCount?: number;
                }[];
                tags?: {
                    tagId?: string;
                    name?: string;
                }[];
                indexResult?: {
                    periodId?: string;
                    unitId?: string | null;
                } | null;
                /** @default [] */
                relatedArticleIds: string[];
                changeNotes?: {
                    /** Format: date-time */
                    at?: string;
                    note?: string;
                }[];
                body?: components["schemas"]["BodyPart"][];
                bodyHtml?: string;
                newer?: {
                    articleId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    slug?: string;
                    title?: string;
                    lead?: string | null;
                    category?: components["schemas"]["CategoryReference"] | null;
                    unit?: components["schemas"]["UnitReference"] | null;
                    /** Format: date-time */
                    publishedAt?: string;
                    eventDate?: string | null;
                    isDemonstration?: boolean;
                    /** @default null */
                    cover: components["schemas"]["PublishedImage"] | null;
                    /** @default false */
                    isPinned: boolean;
                    /** @default false */
                    isFeatured: boolean;
                    /** @default null */
                    updatedAt: string | null;
                }[];
                older?: {
                    articleId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    slug?: string;
                    title?: string;
                    lead?: string | null;
                    category?: components["schemas"]["CategoryReference"] | null;
                    unit?: components["schemas"]["UnitReference"] | null;
                    /** Format: date-time */
                    publishedAt?: string;
                    eventDate?: string | null;
                    isDemonstration?: boolean;
                    /** @default null */
                    cover: components["schemas"]["PublishedImage"] | null;
                    /** @default false */
                    isPinned: boolean;
                    /** @default false */
                    isFeatured: boolean;
                    /** @default null */
                    updatedAt: string | null;
                }[];
                related?: {
                    articleId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    slug?: string;
                    title?: string;
                    lead?: string | null;
                    category?: components["schemas"]["CategoryReference"] | null;
                    unit?: components["schemas"]["UnitReference"] | null;
                    /** Format: date-time */
                    publishedAt?: string;
                    eventDate?: string | null;
                    isDemonstration?: boolean;
                    /** @default null */
                    cover: components["schemas"]["PublishedImage"] | null;
                    /** @default false */
                    isPinned: boolean;
                    /** @default false */
                    isFeatured: boolean;
                    /** @default null */
                    updatedAt: string | null;
                }[];
            };
            meta: {
                viewToken: string | null;
            };
        };
        GetArticleViewsResponse: {
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                viewCount: number;
                readCount: number;
                /** @description Views by class of referring host; classes without a view are left out. */
                sources: {
                    direct?: number;
                    portal?: number;
                    search?: number;
                    social?: number;
                    government?: number;
                    other?: number;
                };
                /** @description One for each day of the range, oldest first. */
                days: {
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    localDay: string;
                    viewCount: number;
                    readCount: number;
                    /** @description Activations that the rules held suspect, and so did not count. */
                    suspectCount: number;
                    /** @description Views by class of referring host; classes without a view are left out. */
                    sources: {
                        direct?: number;
                        portal?: number;
                        search?: number;
                        social?: number;
                        government?: number;
                        other?: number;
                    };
                }[];
                /** @description Of all time and all locales. */
                total: {
                    viewCount: number;
                    readCount: number;
                    openingViewCount: number;
                };
            };
            meta: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                to: string;
                locale: ("vi" | "en") | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description `GET /v1/audience/now`: the running clock hour of the site against the same hour of the 7 days before. */
        GetAudienceNowResponse: {
            data: {
                hour: string;
                viewCount: number;
                readCount: number;
                visitCount: number;
                /** @description Whole minutes of the hour that are over: the earlier hours are whole ones. */
                minutesOver: number;
                /** @description Seven, the latest first. */
                earlierHours: {
                    hour: string;
                    viewCount: number;
                    readCount: number;
                    visitCount: number;
                }[];
            };
            meta: {
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetAudienceResponse: {
            data: {
                viewCount: number;
                readCount: number;
                visitCount: number | null;
                /** @description One for each day of the range, oldest first. Of a category or unit: of the articles that are public now. */
                days: {
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    localDay: string;
                    viewCount: number;
                    readCount: number;
                    visitCount: number | null;
                    /** @description The version of the day's seal in the ledger that this is taken from; null for a day that is not sealed. */
                    sealVersion: number | null;
                }[];
                /** @description The articles most read in the range: those that are public now. */
                articles: {
                    rank: number;
                    /** @description What a list shows of an article. */
                    article: components["schemas"]["ArticleHeadline"];
                    viewCount: number;
                    readCount: number;
                }[];
            };
            meta: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                to: string;
                locale: ("vi" | "en") | null;
                /** @description Which articles a list holds: all of them, those of a category, or those of a unit. */
                scope: "all" | string;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetDaySealResponse: {
            data: components["schemas"]["SignedDaySeal"];
            meta: {
                versions: number[];
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetFrontResponse: {
            data: {
                latest: components["schemas"]["ArticleHeadline"][];
                mostRead: {
                    /** @description The place in this answer, beginning with 1. */
                    rank: number;
                    /** @description True for an article that an editor put first; its counts are its own all the same. */
                    isPinned: boolean;
                    /** @description What a list shows of an article. */
                    article: components["schemas"]["ArticleHeadline"];
                    viewCount: number;
                    readCount: number;
                }[];
                /** @description Of the whole site since it began to count, whatever became of the articles. */
                total: {
                    viewCount: number;
                    readCount: number;
                    visitCount: number;
                    /** @description What earlier systems had counted by rules of their own; in none of the counts beside it. */
                    opening: {
                        viewCount: number;
                        /** @description Null if none of the sources tells visits. */
                        visitCount: number | null;
                        sources: {
                            /** @description Which source it is: importing it again replaces it. */
                            sourceId: string;
                            /** @enum {string} */
                            format: "portal" | "umami" | "plausible" | "goatcounter";
                            files: {
                                name: string;
                                /** @description SHA-256 of the file as it was given, so that anybody who has it can check that it is the one. */
                                sha256: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
                             */
                            importedAt: string;
                            /** @description First and last day that the files tell of, as the older system wrote its days; null where they name no day. */
                            period: {
                                /**
                                 * Format: date
                                 * @description A calendar day as "2023-10-06".
                                 */
                                firstDay: string;
                                /**
                                 * Format: date
                                 * @description A calendar day as "2023-10-06".
                                 */
                                lastDay: string;
                            } | null;
                            viewCount: number;
                            visitCount: number | null;
                        }[];
                    };
                };
            };
            meta: {
                /** @enum {string} */
                window: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                /** @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
                computedAt: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description The body of a 301: where the article is now. */
        GetHeadMoved: {
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                /** @enum {string} */
                locale: "vi" | "en";
                slug: string;
            };
            meta: Record<string, never>;
        };
        GetHeadResponse: {
            data: {
                title: string;
                description: string | null;
                /** Format: uri */
                canonicalUrl: string;
                /** @description Open Graph (https://ogp.me) and the card of X, in the order in which they are to stand. */
                metaTags: {
                    /**
                     * @description The attribute that names the tag.
                     * @enum {string}
                     */
                    attribute: "property" | "name";
                    name: string;
                    content: string;
                }[];
                /** @description schema.org NewsArticle, for a script element of type application/ld+json. Its text has no "<". */
                jsonLd: string;
            };
            meta: Record<string, never>;
        };
        /** @description `GET /v1/health` */
        GetHealthResponse: {
            data: {
                /**
                 * @description `degraded`: a store cannot be reached, a document is invalid, or a check is behind by more than its limit.
                 * @enum {string}
                 */
                status: "ok" | "degraded";
                /** @enum {string} */
                publishedStore: "ok" | "unreachable";
                /** @enum {string} */
                viewStore: "ok" | "unreachable";
                /** @description Documents that were read lately and break their contract; the log names them. */
                invalidDocumentCount: number;
                /**
                 * @description What of published documents is checked before they are served: `signed` refuses what publishing did not sign, `signed-or-unsigned` still serves what nobody signed, `hashed` has no public key and checks hashes alone.
                 * @enum {string}
                 */
                sealCheck: "signed" | "signed-or-unsigned" | "hashed";
                /**
                 * Format: date-time
                 * @description When it was looked: at most a few seconds ago.
                 */
                checkedAt: string;
                checks: {
                    /**
                     * @description What it is; docs/operations.md says what to do about each.
                     * @enum {string}
                     */
                    name: "published-store" | "view-store" | "seal-hours" | "seal-days" | "index-summaries" | "most-read-lists" | "search-index" | "job-refresh-most-read" | "job-refresh-index-summary" | "job-refresh-search" | "job-seal-views" | "job-forget-readers";
                    /**
                     * @description `ok`: everything is done. `pending`: something waits to be done. `stale`: readers get something that is older than it should be. `unknown`: it cannot be found out at the moment, because a store cannot be reached.
                     * @enum {string}
                     */
                    state: "ok" | "pending" | "stale" | "unknown";
                    /** @description Up to when everything is done, or when that was last known; null where nothing is behind. */
                    since: string | null;
                    /** @description How long ago that is. */
                    lagSeconds: number;
                    /** @description What is behind by more makes `status` `degraded`. Less is usual. */
                    limitSeconds: number;
                }[];
            };
            meta: Record<string, never>;
        };
        GetHourSealResponse: {
            data: components["schemas"]["SignedHourSeal"];
            meta: {
                versions: number[];
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetItemsResponse: {
            data: {
                block: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    blockId: string;
                    name: string;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    frameworkId: string;
                    rankedUnitCount: number;
                };
                unitCount: number;
                items: {
                    /** @description The number of an item in a framework, such as "1.2.3". */
                    itemId: string;
                    /** @description The number of an item in a framework, such as "1.2.3". */
                    areaId: string;
                    name: string;
                    /**
                     * @description Which source a scored item takes its points from: the council's appraisal, the sociological survey, both added together, or a measured value (such as the share of files answered on time) that a rule turns into points.
                     * @enum {string}
                     */
                    method: "appraisal" | "survey" | "both" | "derived";
                    /**
                     * @description What the points of an item of the first level do: count towards the index, or raise or lower it. A bonus or penalty counts up to its maximum, the yearly cap, which its items together may exceed (Hà Nội 2025: a ninth block).
                     * @enum {string}
                     */
                    effect: "scored" | "bonus" | "penalty";
                    /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                    maximum: number;
                    /** @description Of the points of all units that have final points, ranked or not; null while there are none. */
                    statistics: components["schemas"]["Statistics"] | null;
                    /** @description The points of those units together as a percentage of what they could have got; null while there are none. */
                    percentOfMaximum: number | null;
                    /** @description Units with more than 0 points. */
                    scoredCount: number;
                    zeroCount: number;
                    notApplicableCount: number;
                    /** @description Units whose points are not there or not final. */
                    notSubmittedCount: number;
                    atMaximumCount: number;
                    values: {
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        unitId: string;
                        /**
                         * @description What readers are shown: a zero is a state of its own, because it is no blank.
                         * @enum {string}
                         */
                        state: "scored" | "zero" | "not-applicable" | "not-submitted";
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        score: number | null;
                    }[];
                }[];
            };
            /** @description The release that answered. */
            meta: {
                release: {
                    number: number;
                    /** @description Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
                    sha256: string;
                };
                /** @description False for a release that a correction has replaced. */
                isNewest: boolean;
            };
        };
        /** @description As the specification of oEmbed has it: no envelope. */
        GetOEmbedResponse: {
            /** @constant */
            type: "rich";
            /** @constant */
            version: "1.0";
            title: string;
            provider_name: string;
            /** Format: uri */
            provider_url: string;
            /** @description Seconds. */
            cache_age: number;
            /** @description A link with a picture in it that says in its `alt` what it shows. */
            html: string;
            width: number;
            height: number;
        };
        GetReleaseResponse: {
            /** @description `releases/{periodId}/{number}/release.json`: a release with the SHA-256 of its canonical JSON (RFC 8785). */
            data: components["schemas"]["SealedRelease"];
            meta: Record<string, never>;
        };
        GetSummaryResponse: {
            /** @description `releases/{periodId}/{number}/summary.json`: the result of a release. Per block a ranking, statistics and areas. Points are exact, with at most three decimals; percentages and statistics are as the period prints them, rounded once from the exact figure. */
            data: components["schemas"]["PeriodSummary"];
            /** @description The release that answered. */
            meta: {
                release: {
                    number: number;
                    /** @description Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
                    sha256: string;
                };
                /** @description False for a release that a correction has replaced. */
                isNewest: boolean;
            };
        };
        /** @description Ranking with points, grades, ranks and change; statistics; counts per grade: what `fields` names of it, and nothing else */
        GetSummarySelection: {
            data: {
                periodId?: string;
                name?: string;
                year?: number;
                decision?: {
                    number?: string;
                    issuer?: string;
                    /** Format: date */
                    issuedOn?: string;
                    title?: string | null;
                } | null;
                release?: {
                    number?: number;
                    /** Format: date-time */
                    frozenAt?: string;
                    sha256?: string;
                    erratumCount?: number;
                };
                comparedWith?: {
                    periodId?: string;
                    number?: number;
                    name?: string;
                    year?: number;
                } | null;
                rules?: {
                    /** @enum {string} */
                    tieRule?: "competition" | "dense";
                    /** @enum {string} */
                    comparison?: "displayed" | "exact";
                    /** @enum {string} */
                    rounding?: "half-up" | "truncate";
                    decimalsShown?: number;
                    uncertainty?: {
                        drawCount?: number;
                        seed?: number;
                        confidenceThousandths?: number;
                        weightSpreadThousandths?: number;
                        surveySampleSize?: number | null;
                        surveyErrorThousandths?: number | null;
                    } | null;
                };
                methods?: {
                    /** @constant */
                    quartiles?: "hyndman-fan-7";
                    /** @constant */
                    standardDeviation?: "population";
                };
                blocks?: {
                    blockId?: string;
                    name?: string;
                    frameworkId?: string;
                    maximum?: number;
                    rescaledTo?: number | null;
                    gradeBandsSource?: string | null;
                    rankedUnitCount?: number;
                    statistics?: {
                        mean?: number;
                        median?: number;
                        lowerQuartile?: number;
                        upperQuartile?: number;
                        standardDeviation?: number;
                        highest?: number;
                        lowest?: number;
                        aboveMeanCount?: number;
                    } | null;
                    countPerGrade?: {
                        gradeId?: string;
                        name?: string;
                        minimumPercent?: number;
                        unitCount?: number;
                    }[];
                    ungradedUnitCount?: number;
                    areas?: {
                        areaId?: string;
                        name?: string;
                        /** @enum {string} */
                        effect?: "scored" | "bonus" | "penalty";
                        maximum?: number;
                        statistics?: components["schemas"]["Statistics"] | null;
                    }[];
                    leftOutItemIds?: string[];
                    ranking?: {
                        unit?: components["schemas"]["AssessedUnit"];
                        rank?: number;
                        rankInterval?: components["schemas"]["RankInterval"] | null;
                        points?: number;
                        scoredPoints?: number;
                        applicableMaximum?: number;
                        percent?: number;
                        grade?: components["schemas"]["GradeReference"] | null;
                        areas?: components["schemas"]["AreaPoints"][];
                        notApplicableItemIds?: string[];
                        change?: components["schemas"]["Change"] | null;
                        differences?: {
                            /** @enum {string} */
                            field: "points" | "percent" | "rank" | "grade";
                            published: string;
                            recomputed: string;
                        }[];
                        isDemonstration?: boolean;
                    }[];
                    notRanked?: {
                        unit?: components["schemas"]["AssessedUnit"];
                        /** @enum {string} */
                        reason?: "not-submitted" | "not-applicable";
                        missingItemIds?: string[];
                        isDemonstration?: boolean;
                    }[];
                }[];
                hasDemonstrationData?: boolean;
            };
            meta: {
                release: {
                    number: number;
                    sha256: string;
                };
                isNewest: boolean;
            };
        };
        /** @description `GET /v1/total`: views, reads and visits (tổng số lượt truy cập) of the whole site. */
        GetTotalResponse: {
            /** @description Of the whole site since it began to count, whatever became of the articles. */
            data: {
                viewCount: number;
                readCount: number;
                visitCount: number;
                /** @description What earlier systems had counted by rules of their own; in none of the counts beside it. */
                opening: {
                    viewCount: number;
                    /** @description Null if none of the sources tells visits. */
                    visitCount: number | null;
                    sources: {
                        /** @description Which source it is: importing it again replaces it. */
                        sourceId: string;
                        /** @enum {string} */
                        format: "portal" | "umami" | "plausible" | "goatcounter";
                        files: {
                            name: string;
                            /** @description SHA-256 of the file as it was given, so that anybody who has it can check that it is the one. */
                            sha256: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
                         */
                        importedAt: string;
                        /** @description First and last day that the files tell of, as the older system wrote its days; null where they name no day. */
                        period: {
                            /**
                             * Format: date
                             * @description A calendar day as "2023-10-06".
                             */
                            firstDay: string;
                            /**
                             * Format: date
                             * @description A calendar day as "2023-10-06".
                             */
                            lastDay: string;
                        } | null;
                        viewCount: number;
                        visitCount: number | null;
                    }[];
                };
            };
            meta: {
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetTransparencyResponse: {
            data: {
                /** @description Ascending; days without an event or a refused request are left out. */
                days: {
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    localDay: string;
                    classes: {
                        human: number;
                        "declared-bot": number;
                        suspect: number;
                        internal: number;
                        prefetch: number;
                        duplicate: number;
                    };
                    /** @description Requests that were refused, by reason; they are no events. */
                    rejected: {
                        malformed?: number;
                        "too-large"?: number;
                        "unknown-article"?: number;
                        origin?: number;
                        token?: number;
                        signature?: number;
                        stale?: number;
                        rate?: number;
                    };
                    withoutReaderCount: number;
                    visitCount: number;
                    /** @description The rules that the sealed day was counted by; null while it is not sealed. */
                    rulesVersions: string[] | null;
                }[];
                /** @description Articles that are public now and had activations held suspect in sealed days of the range: most first, at most 100. */
                flagged: {
                    /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                    articleId: string;
                    /** @enum {string} */
                    locale: "vi" | "en";
                    suspectCount: number;
                }[];
                /** @description The rules that views are counted by now. */
                rules: components["schemas"]["ViewRules"];
                /** @description The lists of robots that user agents are compared with now: the version of isbot, the date of the COUNTER list. */
                robotLists: {
                    isbot: string;
                    counter: string;
                };
                /** @description The keys that seals were signed with, of now and of before. */
                publicKeys: {
                    keyId: string;
                    /** @constant */
                    algorithm: "Ed25519";
                    publicKey: string;
                }[];
                /** @description The ends of both chains. Whoever notes them can tell later whether anything before them was changed. */
                heads: {
                    hour: {
                        /** @description A clock hour in UTC as "2023-10-06T09". Viet Nam's offset is whole hours, so local days are made of whole UTC hours. */
                        hour: string;
                        sha256: string;
                    } | null;
                    day: {
                        /**
                         * Format: date
                         * @description A calendar day as "2023-10-06".
                         */
                        localDay: string;
                        sha256: string;
                    } | null;
                };
            };
            meta: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                to: string;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        GetUnitLineageResponse: {
            /** @description Where a unit's territory came from and what became of it, through all generations. */
            data: components["schemas"]["UnitLineage"];
            meta: Record<string, never>;
        };
        GetUnitResponse: {
            data: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unitId: string;
                versions: {
                    /** @description A code of the General Statistics Office (mã ĐVHC): text of 2, 3 or 5 digits. Leading zeros count. */
                    code: string | null;
                    name: string;
                    fullName: string;
                    unitType: string;
                    /** @enum {string} */
                    tier: "province" | "district" | "commune" | "department";
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    parentUnitId: string | null;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    blockId: string | null;
                    /** @description A calendar day as "2023-10-06". */
                    validFrom: string | null;
                    /** @description A calendar day as "2023-10-06". */
                    validTo: string | null;
                }[];
                events: components["schemas"]["UnitEvent"][];
                /** @description Every unit that the events name, by its last name. */
                namedUnits: components["schemas"]["UnitReference"][];
            };
            meta: Record<string, never>;
        };
        GetUnitResultResponse: {
            data: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                periodId: string;
                /** @description What whoever prints figures of it needs to know. */
                period: {
                    name: string;
                    /** @description The year that an index is about. */
                    year: number;
                    /** @description The rules a release must name, because no legal text settles them. */
                    rules: {
                        /**
                         * @description How equal percentages share ranks. No legal text states a rule, so every period names its own: `competition` is 1, 2, 2, 4 and `dense` is 1, 2, 2, 3.
                         * @enum {string}
                         */
                        tieRule: "competition" | "dense";
                        /**
                         * @description What is compared: the figures as printed, so that equal printed values tie, or the exact fractions behind them. Real tables do both.
                         * @enum {string}
                         */
                        comparison: "displayed" | "exact";
                        /**
                         * @description How an exact figure becomes a printed one. Decisions truncate in some years and round in others, so a period names it.
                         * @enum {string}
                         */
                        rounding: "half-up" | "truncate";
                        decimalsShown: number;
                        /**
                         * @description How sure a rank is: what the intervals of ranks are drawn from. A disclosure beside the legal rank, never a replacement.
                         * @default null
                         */
                        uncertainty: {
                            drawCount: number;
                            /** @description The same seed gives the same intervals on any machine. */
                            seed: number;
                            /** @description The share of draws inside the interval: 90000 is 90 %. */
                            confidenceThousandths: number;
                            /** @description Each area's weight is drawn from its own ± this share: 10000 is ± 10 %. */
                            weightSpreadThousandths: number;
                            /** @description Persons asked in the survey for one unit; null where the survey's error is stated instead. */
                            surveySampleSize: number | null;
                            /** @description The stated standard error of a survey score, in thousandths of a percent of its maximum; null where a sample size is given. */
                            surveyErrorThousandths: number | null;
                        } | null;
                    };
                };
                block: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    blockId: string;
                    name: string;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    frameworkId: string;
                    rankedUnitCount: number;
                    /** @description Of the scored areas: bonus points come on top. */
                    maximum: number;
                    /** @description Of the index percentages of the ranked units; null while there are none. */
                    statistics: components["schemas"]["Statistics"] | null;
                };
                /** @description An index framework (bộ chỉ số): what is scored and for how many points, as a decision enacted it. */
                framework: {
                    name: string;
                    /** @default 1 */
                    version: number;
                    /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
                    decision: {
                        number: string;
                        issuer: string;
                        /**
                         * Format: date
                         * @description A calendar day as "2023-10-06".
                         */
                        issuedOn: string;
                        title: string | null;
                    } | null;
                };
                /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
                unit: components["schemas"]["AssessedUnit"];
                /** @description Null for a unit that is listed apart because something is missing. */
                result: components["schemas"]["RankedUnit"] | null;
                /** @description Why it is listed apart; null for a ranked unit. */
                notRanked: {
                    /** @enum {string} */
                    reason: "not-submitted" | "not-applicable";
                    missingItemIds: string[];
                    isDemonstration: boolean;
                } | null;
                items: components["schemas"]["UnitItem"][];
            };
            /** @description The release that answered. */
            meta: {
                release: {
                    number: number;
                    /** @description Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
                    sha256: string;
                };
                /** @description False for a release that a correction has replaced. */
                isNewest: boolean;
            };
        };
        /** @description One unit's result with every item, remark, explanation and evidence: what `fields` names of it, and nothing else */
        GetUnitResultSelection: {
            data: {
                periodId?: string;
                period?: {
                    name?: string;
                    year?: number;
                    rules?: {
                        /** @enum {string} */
                        tieRule: "competition" | "dense";
                        /** @enum {string} */
                        comparison: "displayed" | "exact";
                        /** @enum {string} */
                        rounding: "half-up" | "truncate";
                        decimalsShown: number;
                        /** @default null */
                        uncertainty: {
                            drawCount: number;
                            seed: number;
                            confidenceThousandths: number;
                            weightSpreadThousandths: number;
                            surveySampleSize: number | null;
                            surveyErrorThousandths: number | null;
                        } | null;
                    };
                };
                block?: {
                    blockId?: string;
                    name?: string;
                    frameworkId?: string;
                    rankedUnitCount?: number;
                    maximum?: number;
                    statistics?: components["schemas"]["Statistics"] | null;
                };
                framework?: {
                    name?: string;
                    /** @default 1 */
                    version: number;
                    decision?: {
                        number: string;
                        issuer: string;
                        /** Format: date */
                        issuedOn: string;
                        title: string | null;
                    } | null;
                };
                unit?: {
                    unitId?: string;
                    name?: string;
                    /** @default null */
                    code: string | null;
                    /** @default null */
                    parentUnitId: string | null;
                };
                result?: {
                    unit?: components["schemas"]["AssessedUnit"];
                    rank?: number;
                    rankInterval?: components["schemas"]["RankInterval"] | null;
                    points?: number;
                    scoredPoints?: number;
                    applicableMaximum?: number;
                    percent?: number;
                    grade?: components["schemas"]["GradeReference"] | null;
                    areas?: components["schemas"]["AreaPoints"][];
                    notApplicableItemIds?: string[];
                    change?: components["schemas"]["Change"] | null;
                    differences?: {
                        /** @enum {string} */
                        field: "points" | "percent" | "rank" | "grade";
                        published: string;
                        recomputed: string;
                    }[];
                    isDemonstration?: boolean;
                } | null;
                notRanked?: {
                    /** @enum {string} */
                    reason?: "not-submitted" | "not-applicable";
                    missingItemIds?: string[];
                    isDemonstration?: boolean;
                } | null;
                items?: {
                    itemId?: string;
                    parentItemId?: string | null;
                    name?: string;
                    maximum?: number;
                    /** @enum {string} */
                    effect?: "scored" | "bonus" | "penalty";
                    method?: ("appraisal" | "survey" | "both" | "derived") | null;
                    state?: ("scored" | "zero" | "not-applicable" | "not-submitted") | null;
                    selfScore?: number | null;
                    appraisedScore?: number | null;
                    secondAppraisedScore?: number | null;
                    surveyScore?: number | null;
                    measure?: string | null;
                    measured?: number | null;
                    score?: number | null;
                    remark?: string | null;
                    explanation?: string | null;
                    evidence?: components["schemas"]["Evidence"][];
                }[];
            };
            meta: {
                release: {
                    number: number;
                    sha256: string;
                };
                isNewest: boolean;
            };
        };
        /** @description A unit's versions, and the events of its history: what `fields` names of it, and nothing else */
        GetUnitSelection: {
            data: {
                unitId?: string;
                versions?: {
                    code?: string | null;
                    name?: string;
                    fullName?: string;
                    unitType?: string;
                    /** @enum {string} */
                    tier?: "province" | "district" | "commune" | "department";
                    parentUnitId?: string | null;
                    blockId?: string | null;
                    validFrom?: string | null;
                    validTo?: string | null;
                }[];
                events?: {
                    eventId?: string;
                    /** @enum {string} */
                    kind?: "established" | "merged" | "split" | "renamed" | "reclassified" | "moved" | "abolished";
                    /** Format: date */
                    effectiveOn?: string;
                    decision?: {
                        number: string;
                        issuer: string;
                        /** Format: date */
                        issuedOn: string;
                        title: string | null;
                    } | null;
                    links?: {
                        predecessorUnitId: string | null;
                        successorUnitId: string | null;
                        /** @enum {string} */
                        extent: "whole" | "part";
                    }[];
                }[];
                namedUnits?: {
                    unitId?: string;
                    name?: string;
                }[];
            };
            meta: Record<string, never>;
        };
        GetUnitSeriesResponse: {
            data: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unitId: string;
                entries: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    periodId: string;
                    periodName: string;
                    /** @description The year that an index is about. */
                    year: number;
                    release: {
                        number: number;
                        sha256: string;
                    };
                    block: {
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        blockId: string;
                        name: string;
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        frameworkId: string;
                        rankedUnitCount: number;
                    };
                    /** @description As it was called then. */
                    unit: components["schemas"]["AssessedUnit"];
                    /** @description Null for a unit that is listed apart because something is missing. */
                    result: {
                        rank: number;
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        points: number;
                        /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
                        applicableMaximum: number;
                        /** @description An index percentage. Bonus points come on top of what is applicable, so it may pass 100. */
                        percent: number;
                        grade: components["schemas"]["GradeReference"] | null;
                        /** @description Null where the release is compared with nothing, or does not know whether the unit is the same. */
                        change: components["schemas"]["Change"] | null;
                        isDemonstration: boolean;
                    } | null;
                }[];
                /** @description Units that this one was made from at a boundary break; each has a series of its own. */
                predecessors: components["schemas"]["UnitReference"][];
            };
            meta: Record<string, never>;
        };
        /** @description A unit's results over the years, with boundary breaks: what `fields` names of it, and nothing else */
        GetUnitSeriesSelection: {
            data: {
                unitId?: string;
                entries?: {
                    periodId?: string;
                    periodName?: string;
                    year?: number;
                    release?: {
                        number: number;
                        sha256: string;
                    };
                    block?: {
                        blockId: string;
                        name: string;
                        frameworkId: string;
                        rankedUnitCount: number;
                    };
                    unit?: components["schemas"]["AssessedUnit"];
                    result?: {
                        rank: number;
                        points: number;
                        applicableMaximum: number;
                        percent: number;
                        grade: components["schemas"]["GradeReference"] | null;
                        change: components["schemas"]["Change"] | null;
                        isDemonstration: boolean;
                    } | null;
                }[];
                predecessors?: {
                    unitId?: string;
                    name?: string;
                }[];
            };
            meta: Record<string, never>;
        };
        GradeReference: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            gradeId: string;
            name: string;
        };
        Inline: {
            /** @constant */
            type: "text";
            text: string;
            bold?: boolean;
            italic?: boolean;
            underline?: boolean;
            strikethrough?: boolean;
            code?: boolean;
        } | {
            /** @constant */
            type: "link";
            url: string;
            children: {
                /** @constant */
                type: "text";
                text: string;
                bold?: boolean;
                italic?: boolean;
                underline?: boolean;
                strikethrough?: boolean;
                code?: boolean;
            }[];
        };
        ListArticlesResponse: {
            data: components["schemas"]["ArticleHeadline"][];
            meta: {
                articleCount: number;
                /** @description Send it back as `cursor` for the next page; null on the last one. */
                nextCursor: string | null;
                /** @description With `ids`: those of them that are not published in this language. */
                unknownIds?: string[];
            };
        };
        /** @description Latest articles, newest first: what `fields` names of it, and nothing else */
        ListArticlesSelection: {
            data: {
                articleId?: string;
                /** @enum {string} */
                locale?: "vi" | "en";
                slug?: string;
                title?: string;
                lead?: string | null;
                category?: {
                    categoryId?: string;
                    name?: string;
                } | null;
                unit?: {
                    unitId?: string;
                    name?: string;
                } | null;
                /** Format: date-time */
                publishedAt?: string;
                eventDate?: string | null;
                isDemonstration?: boolean;
                cover?: {
                    /** @enum {string} */
                    mediaType?: "image/jpeg" | "image/png" | "image/webp" | "image/avif";
                    alternativeText?: string;
                    caption?: string | null;
                    sizes?: {
                        key: string;
                        width: number;
                        height: number;
                        byteCount: number;
                    }[];
                } | null;
                /** @default false */
                isPinned: boolean;
                /** @default false */
                isFeatured: boolean;
                /** @default null */
                updatedAt: string | null;
            }[];
            meta: {
                articleCount: number;
                nextCursor: string | null;
                unknownIds?: string[];
            };
        };
        ListBlock: {
            /** @constant */
            type: "list";
            /** @enum {string} */
            format: "ordered" | "unordered";
            children: ({
                /** @constant */
                type: "list-item";
                children: components["schemas"]["Inline"][];
            } | components["schemas"]["ListBlock"])[];
        };
        ListCategoriesResponse: {
            data: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                categoryId: string;
                name: string;
                /** @description Null where nobody has translated the name. */
                nameEnglish: string | null;
                /** @description The category that it is a part of; null for one at the top. */
                parentCategoryId: string | null;
                /** @description Published articles that are filed under it, in the language that was asked for: as many as its list has. Those of the categories below it are counted there. */
                articleCount: number;
            }[];
            meta: {
                categoryCount: number;
            };
        };
        ListLedgerResponse: {
            data: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                localDay: string;
                version: number;
                /** @description Of this version's seal. */
                sha256: string;
                hourCount: number;
                viewCount: number;
                readCount: number;
                visitCount: number;
                rulesVersions: string[];
            }[];
            meta: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                to: string;
                /** @description Of the whole ledger; null while no day is sealed. */
                firstDay: string | null;
                /** @description A calendar day as "2023-10-06". */
                lastDay: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        ListMostReadResponse: {
            data: {
                /** @description The place in this answer, beginning with 1. */
                rank: number;
                /** @description True for an article that an editor put first; its counts are its own all the same. */
                isPinned: boolean;
                /** @description What a list shows of an article. */
                article: components["schemas"]["ArticleHeadline"];
                viewCount: number;
                readCount: number;
            }[];
            meta: {
                /** @enum {string} */
                window: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                /** @description Which articles a list holds: all of them, those of a category, or those of a unit. */
                scope: "all" | string;
                /** @description Since when the list is as it is, pins and exclusions apart. Null before it was first computed, and if nothing was read. */
                computedAt: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description Most read articles of a window, with what editors pinned: what `fields` names of it, and nothing else */
        ListMostReadSelection: {
            data: {
                rank?: number;
                isPinned?: boolean;
                article?: {
                    articleId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    slug?: string;
                    title?: string;
                    lead?: string | null;
                    category?: components["schemas"]["CategoryReference"] | null;
                    unit?: components["schemas"]["UnitReference"] | null;
                    /** Format: date-time */
                    publishedAt?: string;
                    eventDate?: string | null;
                    isDemonstration?: boolean;
                    /** @default null */
                    cover: components["schemas"]["PublishedImage"] | null;
                    /** @default false */
                    isPinned: boolean;
                    /** @default false */
                    isFeatured: boolean;
                    /** @default null */
                    updatedAt: string | null;
                };
                viewCount?: number;
                readCount?: number;
            }[];
            meta: {
                /** @enum {string} */
                window: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                scope: "all" | string;
                computedAt: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description `GET /v1/periods/{id}/releases/{number}/open-data` */
        ListOpenDataResponse: {
            data: {
                files: {
                    /** @description The name of a file of open data, such as `ranking.csv`. */
                    name: string;
                    title: {
                        vi: string;
                        en: string;
                    };
                    mediaType: string;
                    /** @description The size and the SHA-256 of the file as a reader has it, not compressed. */
                    bytes: number;
                    /** @description A SHA-256 as 64 lower-case hexadecimal digits. */
                    sha256: string;
                }[];
            };
            meta: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                periodId: string;
                number: number;
            };
        };
        ListPeriodsResponse: {
            data: components["schemas"]["PeriodHeadline"][];
            meta: {
                periodCount: number;
            };
        };
        /** @description Published assessment periods: what `fields` names of it, and nothing else */
        ListPeriodsSelection: {
            data: {
                periodId?: string;
                name?: string;
                year?: number;
                decision?: {
                    number?: string;
                    issuer?: string;
                    /** Format: date */
                    issuedOn?: string;
                    title?: string | null;
                } | null;
                blocks?: {
                    blockId?: string;
                    name?: string;
                    unitCount?: number;
                }[];
            }[];
            meta: {
                periodCount: number;
            };
        };
        ListReleasesResponse: {
            data: components["schemas"]["ReleaseHeadline"][];
            meta: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                periodId: string;
            };
        };
        ListRisingResponse: {
            data: {
                rank: number;
                /** @description What a list shows of an article. */
                article: components["schemas"]["ArticleHeadline"];
                /** @description In the two hours. */
                readCount: number;
                /** @description In the same two hours of the 7 days before, all together: a seventh of it is usual. */
                earlierReadCount: number;
            }[];
            meta: {
                /** @description Which articles a list holds: all of them, those of a category, or those of a unit. */
                scope: "all" | string;
                /** @description The running hour that the list is of, in UTC; null if nothing rises. */
                hour: string | null;
                /** @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
                computedAt: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description What is read more than usual at this hour: what `fields` names of it, and nothing else */
        ListRisingSelection: {
            data: {
                rank?: number;
                article?: {
                    articleId?: string;
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    slug?: string;
                    title?: string;
                    lead?: string | null;
                    category?: components["schemas"]["CategoryReference"] | null;
                    unit?: components["schemas"]["UnitReference"] | null;
                    /** Format: date-time */
                    publishedAt?: string;
                    eventDate?: string | null;
                    isDemonstration?: boolean;
                    /** @default null */
                    cover: components["schemas"]["PublishedImage"] | null;
                    /** @default false */
                    isPinned: boolean;
                    /** @default false */
                    isFeatured: boolean;
                    /** @default null */
                    updatedAt: string | null;
                };
                readCount?: number;
                earlierReadCount?: number;
            }[];
            meta: {
                scope: "all" | string;
                hour: string | null;
                computedAt: string | null;
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        ListUnitsResponse: {
            data: components["schemas"]["AdministrativeUnit"][];
            meta: {
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                asOf: string;
                /** @description On all pages together. */
                unitCount: number;
                /** @description Send it back as `cursor` for the next page; null on the last one. */
                nextCursor: string | null;
            };
        };
        /** @description Administrative units in force on a day, today if none is named: what `fields` names of it, and nothing else */
        ListUnitsSelection: {
            data: {
                unitId?: string;
                code?: string | null;
                name?: string;
                fullName?: string;
                unitType?: string;
                /** @enum {string} */
                tier?: "province" | "district" | "commune" | "department";
                parentUnitId?: string | null;
                blockId?: string | null;
                validFrom?: string | null;
                validTo?: string | null;
            }[];
            meta: {
                /** Format: date */
                asOf: string;
                unitCount: number;
                nextCursor: string | null;
            };
        };
        /** @description A period as a list shows it. */
        PeriodHeadline: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            periodId: string;
            name: string;
            /** @description The year that an index is about. */
            year: number;
            /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
            decision: {
                number: string;
                issuer: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                issuedOn: string;
                title: string | null;
            } | null;
            blocks: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                blockId: string;
                name: string;
                unitCount: number;
            }[];
        };
        /** @description `releases/{periodId}/{number}/summary.json`: the result of a release. Per block a ranking, statistics and areas. Points are exact, with at most three decimals; percentages and statistics are as the period prints them, rounded once from the exact figure. */
        PeriodSummary: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            periodId: string;
            name: string;
            /** @description The year that an index is about. */
            year: number;
            /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
            decision: {
                number: string;
                issuer: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                issuedOn: string;
                title: string | null;
            } | null;
            release: {
                number: number;
                /**
                 * Format: date-time
                 * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
                 */
                frozenAt: string;
                /** @description Of the canonical JSON of the release that this follows from. */
                sha256: string;
                erratumCount: number;
            };
            /** @description What changes are counted from; null where there is nothing. */
            comparedWith: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                periodId: string;
                number: number;
                name: string;
                /** @description The year that an index is about. */
                year: number;
            } | null;
            /** @description The rules a release must name, because no legal text settles them. */
            rules: {
                /**
                 * @description How equal percentages share ranks. No legal text states a rule, so every period names its own: `competition` is 1, 2, 2, 4 and `dense` is 1, 2, 2, 3.
                 * @enum {string}
                 */
                tieRule: "competition" | "dense";
                /**
                 * @description What is compared: the figures as printed, so that equal printed values tie, or the exact fractions behind them. Real tables do both.
                 * @enum {string}
                 */
                comparison: "displayed" | "exact";
                /**
                 * @description How an exact figure becomes a printed one. Decisions truncate in some years and round in others, so a period names it.
                 * @enum {string}
                 */
                rounding: "half-up" | "truncate";
                decimalsShown: number;
                /**
                 * @description How sure a rank is: what the intervals of ranks are drawn from. A disclosure beside the legal rank, never a replacement.
                 * @default null
                 */
                uncertainty: {
                    drawCount: number;
                    /** @description The same seed gives the same intervals on any machine. */
                    seed: number;
                    /** @description The share of draws inside the interval: 90000 is 90 %. */
                    confidenceThousandths: number;
                    /** @description Each area's weight is drawn from its own ± this share: 10000 is ± 10 %. */
                    weightSpreadThousandths: number;
                    /** @description Persons asked in the survey for one unit; null where the survey's error is stated instead. */
                    surveySampleSize: number | null;
                    /** @description The stated standard error of a survey score, in thousandths of a percent of its maximum; null where a sample size is given. */
                    surveyErrorThousandths: number | null;
                } | null;
            };
            methods: {
                /** @constant */
                quartiles: "hyndman-fan-7";
                /** @constant */
                standardDeviation: "population";
            };
            blocks: components["schemas"]["BlockSummary"][];
            /** @description True if any figure in it is invented for demonstration. */
            hasDemonstrationData: boolean;
        };
        /** @description An error answer: RFC 9457 problem details, with one entry in `errors` for every field that was wrong. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description With 410: why an article is gone. */
            gone?: {
                /** @default null */
                reason: ("withdrawn" | "expired" | "removed") | null;
                /** @default null */
                title: string | null;
                /** Format: date-time */
                goneAt: string;
                notice: string | null;
            };
            errors?: {
                field: string;
                message: string;
            }[];
        };
        /** @description A file to download. */
        PublishedFile: {
            /** @description Where a file lies in the published store: `media/{hash}/{name}`. Readers get it at `/v1/` and this. */
            key: string;
            title: string;
            /** @enum {string} */
            mediaType: "application/pdf" | "application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            byteCount: number;
        };
        /** @description An image in the sizes in which it can be had, narrowest first. */
        PublishedImage: {
            /** @enum {string} */
            mediaType: "image/jpeg" | "image/png" | "image/webp" | "image/avif";
            /** @description What the image shows, for those who do not see it. */
            alternativeText: string;
            caption: string | null;
            sizes: {
                /** @description Where a file lies in the published store: `media/{hash}/{name}`. Readers get it at `/v1/` and this. */
                key: string;
                width: number;
                height: number;
                byteCount: number;
            }[];
        };
        /** @description `POST /v1/views/query`: counts of up to 1,000 articles in several windows, over all locales. */
        QueryViewsRequest: {
            ids: string[];
            windows?: ("today" | "24h" | "7d" | "30d" | "month" | "year" | "all")[];
        };
        QueryViewsResponse: {
            /** @description In the order asked, and so are the windows. */
            data: {
                /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
                articleId: string;
                openingViewCount: number;
                windows: {
                    /** @enum {string} */
                    window: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                    viewCount: number;
                    readCount: number;
                }[];
            }[];
            meta: {
                /** @description Asked for, but not published now. */
                unknownIds: string[];
                /** @constant */
                definition: "congkhai-views/2";
            };
        };
        /** @description The ranks between which a unit lies in the stated share of the draws. A disclosure: the rank that counts stands beside it. */
        RankInterval: {
            best: number;
            worst: number;
        };
        RankedUnit: {
            /** @description A unit as it was on the day at which a period looks at units: its name, code and parent then. */
            unit: components["schemas"]["AssessedUnit"];
            rank: number;
            /** @description Null where the period's rules state no uncertainty. */
            rankInterval: components["schemas"]["RankInterval"] | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            points: number;
            /** @description What the scored areas add up to, before any rescaling, bonus and penalty. */
            scoredPoints: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            applicableMaximum: number;
            /** @description An index percentage. Bonus points come on top of what is applicable, so it may pass 100. */
            percent: number;
            grade: components["schemas"]["GradeReference"] | null;
            areas: components["schemas"]["AreaPoints"][];
            /** @description Items that do not apply to the unit. */
            notApplicableItemIds: string[];
            /** @description Null where the release is compared with nothing, or does not know whether the unit is the same. */
            change: components["schemas"]["Change"] | null;
            /** @description Where the decision's own table says otherwise. */
            differences: {
                /** @enum {string} */
                field: "points" | "percent" | "rank" | "grade";
                published: string;
                recomputed: string;
            }[];
            isDemonstration: boolean;
        };
        /** @description `POST /v1/views`: one activation of an article in a visible tab. The event id, a UUIDv7, is made once for each activation and sent again on a retry. */
        RecordViewRequest: {
            /**
             * Format: uuid
             * @description In small letters, so that one id is written in one way.
             */
            eventId: string;
            /** @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import. */
            articleId: string;
            /**
             * @default vi
             * @enum {string}
             */
            locale: "vi" | "en";
            /** @description The token that came with the article (`meta.viewToken`). */
            token?: string;
            /** @description The host that the reader came from; empty or left out for none. It is classed at once and not kept. */
            referringHost?: string;
            /** @description Whether this is the first activation in its tab; left out by front ends that cannot tell. */
            startsTab?: boolean;
            /** @description Set by editors on their own browsers: their views are tallied apart. */
            isInternal?: boolean;
        };
        /** @description What was approved, frozen for good (bản công bố): rules, frameworks, units as they were, every score (by the hash of its card). A correction is a new release with errata; all releases stay readable. */
        Release: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            periodId: string;
            name: string;
            /** @description The year that an index is about. */
            year: number;
            /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
            decision: {
                number: string;
                issuer: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                issuedOn: string;
                title: string | null;
            } | null;
            /**
             * Format: date
             * @description The day at which units are looked at: a score belongs to the unit as it was.
             */
            unitsAsOf: string;
            /**
             * @description The period whose figures this one is compared with; null for the first of a series.
             * @default null
             */
            previousPeriodId: string | null;
            /** @description The rules a release must name, because no legal text settles them. */
            rules: {
                /**
                 * @description How equal percentages share ranks. No legal text states a rule, so every period names its own: `competition` is 1, 2, 2, 4 and `dense` is 1, 2, 2, 3.
                 * @enum {string}
                 */
                tieRule: "competition" | "dense";
                /**
                 * @description What is compared: the figures as printed, so that equal printed values tie, or the exact fractions behind them. Real tables do both.
                 * @enum {string}
                 */
                comparison: "displayed" | "exact";
                /**
                 * @description How an exact figure becomes a printed one. Decisions truncate in some years and round in others, so a period names it.
                 * @enum {string}
                 */
                rounding: "half-up" | "truncate";
                decimalsShown: number;
                /**
                 * @description How sure a rank is: what the intervals of ranks are drawn from. A disclosure beside the legal rank, never a replacement.
                 * @default null
                 */
                uncertainty: {
                    drawCount: number;
                    /** @description The same seed gives the same intervals on any machine. */
                    seed: number;
                    /** @description The share of draws inside the interval: 90000 is 90 %. */
                    confidenceThousandths: number;
                    /** @description Each area's weight is drawn from its own ± this share: 10000 is ± 10 %. */
                    weightSpreadThousandths: number;
                    /** @description Persons asked in the survey for one unit; null where the survey's error is stated instead. */
                    surveySampleSize: number | null;
                    /** @description The stated standard error of a survey score, in thousandths of a percent of its maximum; null where a sample size is given. */
                    surveyErrorThousandths: number | null;
                } | null;
            };
            blocks: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                blockId: string;
                name: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                frameworkId: string;
                /** @description The grades of a block, best first, each bound below the one before. */
                gradeBands: {
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    gradeId: string;
                    name: string;
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    minimumPercentThousandths: number;
                }[];
                /** @description Where the bounds of the grades come from, above all when the decision does not print them. */
                gradeBandsSource: string | null;
                /**
                 * @description The maximum that points are scaled to, as Hà Nội does for blocks without a survey; null where points stay as scored.
                 * @default null
                 */
                rescaleToThousandths: number | null;
                units: components["schemas"]["AssessedUnit"][];
            }[];
            number: number;
            /**
             * Format: date-time
             * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
             */
            frozenAt: string;
            frameworks: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                frameworkId: string;
                version: number;
                /** @description A SHA-256 as 64 lower-case hexadecimal digits. */
                sha256: string;
            }[];
            units: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                blockId: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unitId: string;
                /** @description Of the canonical JSON of its scorecard; null for a unit without one. */
                scorecardSha256: string | null;
                /** @description Null for a unit that is listed apart because something is missing. */
                recomputed: {
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    pointsThousandths: number;
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    applicableMaximumThousandths: number;
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    percentThousandths: number;
                    rank: number;
                    /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                    gradeId: string | null;
                } | null;
                /** @description The totals that a decision prints for a unit. Real tables differ from the sum of their parts now and then. */
                published: {
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    pointsThousandths: number | null;
                    /** @description Points and percentages are whole thousandths in integers: 12.97 points are 12970. Binary floats fail real rows (46.8 + 32.24), and equal printed scores must tie. */
                    percentThousandths: number | null;
                    rank: number | null;
                    gradeName: string | null;
                } | null;
                differences: {
                    /** @enum {string} */
                    field: "points" | "percent" | "rank" | "grade";
                    published: string;
                    recomputed: string;
                }[];
                /** @description Null where the release is compared with nothing. */
                continuity: ({
                    /** @constant */
                    kind: "unbroken";
                } | {
                    /** @constant */
                    kind: "boundary-break";
                    predecessors: components["schemas"]["UnitReference"][];
                } | {
                    /** @constant */
                    kind: "not-in-force";
                }) | null;
            }[];
            /** @description The release that changes from year to year are counted from; null where there is none. */
            comparedWith: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                periodId: string;
                number: number;
            } | null;
            errata: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                blockId: string | null;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unitId: string | null;
                /** @description The number of an item in a framework, such as "1.2.3". */
                itemId: string | null;
                /** @description The figures as printed, such as "12,5" and "12,75"; null where the text says it all. */
                from: string | null;
                to: string | null;
                reason: string;
            }[];
            /** @description The release that this one replaces; null for the first. */
            previousRelease: {
                number: number;
                /** @description A SHA-256 as 64 lower-case hexadecimal digits. */
                sha256: string;
            } | null;
            /** @description True if any figure in it is invented for demonstration. */
            hasDemonstrationData: boolean;
        };
        /** @description A release as lists show it. */
        ReleaseHeadline: {
            number: number;
            /**
             * Format: date-time
             * @description An instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
             */
            frozenAt: string;
            /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
            decision: {
                number: string;
                issuer: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                issuedOn: string;
                title: string | null;
            } | null;
            /** @description A SHA-256 as 64 lower-case hexadecimal digits. */
            sha256: string;
            errata: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                blockId: string | null;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unitId: string | null;
                /** @description The number of an item in a framework, such as "1.2.3". */
                itemId: string | null;
                /** @description The figures as printed, such as "12,5" and "12,75"; null where the text says it all. */
                from: string | null;
                to: string | null;
                reason: string;
            }[];
        };
        /** @description `releases/{periodId}/{number}/release.json`: a release with the SHA-256 of its canonical JSON (RFC 8785). */
        SealedRelease: {
            /** @description What was approved, frozen for good (bản công bố): rules, frameworks, units as they were, every score (by the hash of its card). A correction is a new release with errata; all releases stay readable. */
            release: components["schemas"]["Release"];
            /** @description A SHA-256 as 64 lower-case hexadecimal digits. */
            sha256: string;
        };
        SearchHit: {
            /** @constant */
            type: "article";
            article: components["schemas"]["ArticleHeadline"];
            excerpt: string | null;
            highlights: {
                field: string;
                ranges: {
                    start: number;
                    end: number;
                }[];
            }[];
        } | {
            /** @constant */
            type: "unit";
            unit: {
                unitId: string;
                name: string;
                fullName: string;
                /** @enum {string} */
                tier: "province" | "district" | "commune" | "department";
                validTo: string | null;
            };
            highlights: {
                field: string;
                ranges: {
                    start: number;
                    end: number;
                }[];
            }[];
        } | {
            /** @constant */
            type: "document";
            document: {
                number: string;
                issuer: string;
                /** Format: date */
                issuedOn: string;
                title: string | null;
            };
            citedBy: components["schemas"]["ArticleHeadline"][];
            highlights: {
                field: string;
                ranges: {
                    start: number;
                    end: number;
                }[];
            }[];
        } | {
            /** @constant */
            type: "result";
            period: {
                periodId: string;
                name: string;
                year: number;
            };
            block: {
                blockId: string;
                name: string;
            };
            unit: components["schemas"]["AssessedUnit"];
            result: {
                rank: number;
                points: number;
                applicableMaximum: number;
                percent: number;
                grade: components["schemas"]["GradeReference"] | null;
                isDemonstration: boolean;
            } | null;
            highlights: {
                field: string;
                ranges: {
                    start: number;
                    end: number;
                }[];
            }[];
        };
        SearchResponse: {
            data: components["schemas"]["SearchHit"][];
            meta: {
                /** @description On all pages together; for a moment it may count what was just withdrawn. */
                hitCount: number;
                /** @description Words that were looked for in place of misspelled ones, because nothing matched as it was typed. */
                corrections: string[];
                /** @description How many hits there are for each value, the most first. What a facet is narrowed to by its own parameter does not count for it. */
                facets: {
                    types: {
                        /** @enum {string} */
                        type: "article" | "unit" | "document" | "result";
                        count: number;
                    }[];
                    categories: {
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        categoryId: string;
                        name: string;
                        count: number;
                    }[];
                    units: {
                        /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                        unitId: string;
                        name: string;
                        count: number;
                    }[];
                    years: {
                        /** @description The year that an index is about. */
                        year: number;
                        count: number;
                    }[];
                    locales: {
                        /** @enum {string} */
                        locale: "vi" | "en";
                        count: number;
                    }[];
                };
                /** @description Send it back as `cursor` for the next page; null on the last one. */
                nextCursor: string | null;
            };
        };
        SignedDaySeal: {
            /** @description A day in Viet Nam: the sum of its hours that had events. */
            seal: {
                /** @constant */
                kind: "day";
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                localDay: string;
                hours: {
                    /** @description A clock hour in UTC as "2023-10-06T09". Viet Nam's offset is whole hours, so local days are made of whole UTC hours. */
                    hour: string;
                    sha256: string;
                }[];
                /** @description The rules that its hours were counted by, in alphabetical order: they may have changed within the day. */
                rulesVersions: string[];
                /** @constant */
                definition: "congkhai-views/2";
                version: number;
                articles: {
                    articleId: string;
                    /** @enum {string} */
                    locale: "vi" | "en";
                    viewCount: number;
                    readCount: number;
                    sources: {
                        direct?: number;
                        portal?: number;
                        search?: number;
                        social?: number;
                        government?: number;
                        other?: number;
                    };
                    suspectCount: number;
                }[];
                visitCount: number;
                withoutReaderCount: number;
                tallies: {
                    human: number;
                    "declared-bot": number;
                    suspect: number;
                    internal: number;
                    prefetch: number;
                    duplicate: number;
                };
                previousSha256: string | null;
                /** Format: date-time */
                sealedAt: string;
            };
            sha256: string;
            keyId: string | null;
            signature: string | null;
        };
        SignedHourSeal: {
            seal: {
                /** @constant */
                kind: "hour";
                /** @description A clock hour in UTC as "2023-10-06T09". Viet Nam's offset is whole hours, so local days are made of whole UTC hours. */
                hour: string;
                segment: {
                    key: string;
                    /** @description Of the segment's text, before it was compressed. */
                    sha256: string;
                    rowCount: number;
                };
                /** @description By what it was counted, in full, so that anybody can count it again. */
                rules: components["schemas"]["ViewRules"];
                /** @constant */
                definition: "congkhai-views/2";
                version: number;
                articles: {
                    articleId: string;
                    /** @enum {string} */
                    locale: "vi" | "en";
                    viewCount: number;
                    readCount: number;
                    sources: {
                        direct?: number;
                        portal?: number;
                        search?: number;
                        social?: number;
                        government?: number;
                        other?: number;
                    };
                    suspectCount: number;
                }[];
                visitCount: number;
                withoutReaderCount: number;
                tallies: {
                    human: number;
                    "declared-bot": number;
                    suspect: number;
                    internal: number;
                    prefetch: number;
                    duplicate: number;
                };
                previousSha256: string | null;
                /** Format: date-time */
                sealedAt: string;
            };
            sha256: string;
            keyId: string | null;
            signature: string | null;
        };
        Statistics: {
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            mean: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            median: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            lowerQuartile: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            upperQuartile: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            standardDeviation: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            highest: number;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            lowest: number;
            /** @description How many are above the exact mean. */
            aboveMeanCount: number;
        };
        /** @description What an article is about, in an editor's words. */
        TagReference: {
            tagId: string;
            name: string;
        };
        /** @description One thing that happened to units by one decision, taking effect at the beginning of `effectiveOn`. */
        UnitEvent: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            eventId: string;
            /** @enum {string} */
            kind: "established" | "merged" | "split" | "renamed" | "reclassified" | "moved" | "abolished";
            /**
             * Format: date
             * @description A calendar day as "2023-10-06".
             */
            effectiveOn: string;
            /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
            decision: {
                number: string;
                issuer: string;
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                issuedOn: string;
                title: string | null;
            } | null;
            links: {
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                predecessorUnitId: string | null;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                successorUnitId: string | null;
                /**
                 * @description How much of the predecessor's territory went to the successor.
                 * @enum {string}
                 */
                extent: "whole" | "part";
            }[];
        };
        UnitItem: {
            /** @description The number of an item in a framework, such as "1.2.3". */
            itemId: string;
            /** @description The item above it in the framework's tree; null for a reform area. */
            parentItemId: string | null;
            name: string;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            maximum: number;
            /**
             * @description What the points of an item of the first level do: count towards the index, or raise or lower it. A bonus or penalty counts up to its maximum, the yearly cap, which its items together may exceed (Hà Nội 2025: a ninth block).
             * @enum {string}
             */
            effect: "scored" | "bonus" | "penalty";
            /** @description Null for an item that has children. */
            method: ("appraisal" | "survey" | "both" | "derived") | null;
            /** @description Null for an item that has children. */
            state: ("scored" | "zero" | "not-applicable" | "not-submitted") | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            selfScore: number | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            appraisedScore: number | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            secondAppraisedScore: number | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            surveyScore: number | null;
            /** @description What was measured, where points are derived from it. */
            measure: string | null;
            /** @description A figure in public JSON: a number of at most three decimals, such as 85.82. The digits in the JSON text are exact. Whoever calculates with such figures multiplies by 1,000 and rounds first, and is then exact too. */
            measured: number | null;
            /** @description The score that counts. */
            score: number | null;
            remark: string | null;
            explanation: string | null;
            evidence: components["schemas"]["Evidence"][];
        };
        /** @description Where a unit's territory came from and what became of it, through all generations. */
        UnitLineage: {
            /** @description A unit named inside another document, as it was called when that document was published. */
            unit: components["schemas"]["UnitReference"];
            predecessors: {
                /** @description A unit named inside another document, as it was called when that document was published. */
                predecessor: components["schemas"]["UnitReference"];
                /** @description A unit named inside another document, as it was called when that document was published. */
                successor: components["schemas"]["UnitReference"];
                /**
                 * @description How much of the predecessor's territory went to the successor.
                 * @enum {string}
                 */
                extent: "whole" | "part";
                eventId: string;
                /** @enum {string} */
                kind: "established" | "merged" | "split" | "renamed" | "reclassified" | "moved" | "abolished";
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                effectiveOn: string;
                /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
                decision: {
                    number: string;
                    issuer: string;
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    issuedOn: string;
                    title: string | null;
                } | null;
                /** @description 1 next to the unit that was asked about, growing away from it. */
                generation: number;
            }[];
            successors: {
                /** @description A unit named inside another document, as it was called when that document was published. */
                predecessor: components["schemas"]["UnitReference"];
                /** @description A unit named inside another document, as it was called when that document was published. */
                successor: components["schemas"]["UnitReference"];
                /**
                 * @description How much of the predecessor's territory went to the successor.
                 * @enum {string}
                 */
                extent: "whole" | "part";
                eventId: string;
                /** @enum {string} */
                kind: "established" | "merged" | "split" | "renamed" | "reclassified" | "moved" | "abolished";
                /**
                 * Format: date
                 * @description A calendar day as "2023-10-06".
                 */
                effectiveOn: string;
                /** @description A cited legal document, such as number "214/QĐ-UBND" issued by "UBND huyện Tiên Phước" on 2023-01-12. */
                decision: {
                    number: string;
                    issuer: string;
                    /**
                     * Format: date
                     * @description A calendar day as "2023-10-06".
                     */
                    issuedOn: string;
                    title: string | null;
                } | null;
                /** @description 1 next to the unit that was asked about, growing away from it. */
                generation: number;
            }[];
        };
        /** @description A unit named inside another document, as it was called when that document was published. */
        UnitReference: {
            /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
            unitId: string;
            name: string;
        };
        /** @description By what views are told from what is no view. Rules are data with a version: every seal of the ledger carries the rules it was counted by, and past hours can be counted again by other rules, as a new version beside the old one. */
        ViewRules: {
            /** @description Names these rules for good: other thresholds are other rules and have another version. */
            version: string;
            /** @description The same reader and article again within this time is the same view: a reload counts once. */
            duplicateSeconds: number;
            /** @description A visit ends after this long without a view. */
            visitIdleSeconds: number;
            /** @description More activations by one reader in a clock hour than a person makes: the hour's activations of that reader are suspect. */
            readerHourMax: number;
            /** @description What one network prefix opens of one article in a clock hour beyond this is suspect. */
            networkArticleHourMax: number;
            /** @description Growth without spread: above this many activations of an article in a clock hour, one network prefix … */
            concentrationMin: number;
            /** @description … may not have more than this many of a hundred of them, else all that it opened of the article in that hour is suspect. */
            concentrationPercentMax: number;
        };
    };
    responses: {
        /** @description A parameter or field is wrong; `errors` names each */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The origin, token or signature is not accepted */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing at this address */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another method; `Allow` names those that are answered */
        Problem405: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file is too large to be sent in the form that was asked for */
        Problem406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was here and was taken back */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to come back */
        Problem429: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on the side of the server */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This form of an answer is not made here */
        Problem501: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A store cannot be reached at the moment; `Retry-After` says when to come back */
        Problem503: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The version of the answer; send it back as `If-None-Match` */
        ETag: string;
        /** @description Who may keep the answer, and for how long */
        "Cache-Control": string;
        /** @description While a store cannot be reached: `congkhai; hit; ttl=-120; detail=stale` is an answer that could not be confirmed for 120 seconds (RFC 9211) */
        "Cache-Status": string;
        /** @description The address that it has now, relative to the one that was asked for */
        Location: string;
        /** @description With `rel="describedby"`, the figures that the picture shows */
        Link: string;
        /** @description The name under which the file is saved */
        "Content-Disposition": string;
        /** @description The language of the words in it */
        "Content-Language": string;
        /** @description The methods that are answered */
        Allow: string;
        /** @description In how many seconds to come back */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArticles: {
        parameters: {
            query?: {
                /** @example vi */
                locale?: "vi" | "en";
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                category?: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unit?: string;
                /** @example 3 */
                limit?: number;
                cursor?: string;
                /** @description Up to 100 articles with commas between, each once; they are all on one page. */
                ids?: string;
                /** @description Only these of each article, with commas between, such as `slug,title,category.name`; all if left out. */
                fields?: ("articleId" | "locale" | "slug" | "title" | "lead" | "category" | "category.categoryId" | "category.name" | "unit" | "unit.unitId" | "unit.name" | "publishedAt" | "eventDate" | "isDemonstration" | "cover" | "cover.mediaType" | "cover.alternativeText" | "cover.caption" | "cover.sizes" | "isPinned" | "isFeatured" | "updatedAt")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest articles, newest first */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListArticlesResponse"] | components["schemas"]["ListArticlesSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getArticle: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /** @description Only these of the article, with commas between, such as `title,bodyHtml,older.slug`; all if left out. */
                fields?: ("articleId" | "locale" | "slug" | "title" | "lead" | "category" | "category.categoryId" | "category.name" | "unit" | "unit.unitId" | "unit.name" | "publishedAt" | "eventDate" | "isDemonstration" | "cover" | "cover.mediaType" | "cover.alternativeText" | "cover.caption" | "cover.sizes" | "isPinned" | "isFeatured" | "updatedAt" | "byline" | "source" | "legalDocuments" | "legalDocuments.number" | "legalDocuments.issuer" | "legalDocuments.issuedOn" | "legalDocuments.title" | "legalDocuments.kind" | "gallery" | "gallery.mediaType" | "gallery.alternativeText" | "gallery.caption" | "gallery.sizes" | "attachments" | "attachments.key" | "attachments.title" | "attachments.mediaType" | "attachments.byteCount" | "tags" | "tags.tagId" | "tags.name" | "indexResult" | "indexResult.periodId" | "indexResult.unitId" | "relatedArticleIds" | "changeNotes" | "changeNotes.at" | "changeNotes.note" | "body" | "bodyHtml" | "newer" | "newer.articleId" | "newer.locale" | "newer.slug" | "newer.title" | "newer.lead" | "newer.category" | "newer.unit" | "newer.publishedAt" | "newer.eventDate" | "newer.isDemonstration" | "newer.cover" | "newer.isPinned" | "newer.isFeatured" | "newer.updatedAt" | "older" | "older.articleId" | "older.locale" | "older.slug" | "older.title" | "older.lead" | "older.category" | "older.unit" | "older.publishedAt" | "older.eventDate" | "older.isDemonstration" | "older.cover" | "older.isPinned" | "older.isFeatured" | "older.updatedAt" | "related" | "related.articleId" | "related.locale" | "related.slug" | "related.title" | "related.lead" | "related.category" | "related.unit" | "related.publishedAt" | "related.eventDate" | "related.isDemonstration" | "related.cover" | "related.isPinned" | "related.isFeatured" | "related.updatedAt")[];
            };
            header?: never;
            path: {
                /** @example tin-20 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An article with its newer, older and related ones */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetArticleResponse"] | components["schemas"]["GetArticleSelection"];
                };
            };
            /** @description It has another address now, which `Location` names */
            301: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetArticleMoved"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHead: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
            };
            header?: never;
            path: {
                /** @example tin-20 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What belongs into the head of an article's page: Open Graph and schema.org */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHeadResponse"];
                };
            };
            /** @description It has another address now, which `Location` names */
            301: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHeadMoved"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            410: components["responses"]["Problem410"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description Whose articles are counted. */
                locale?: "vi" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Categories with the numbers of their articles, for a menu */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCategoriesResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The beginning of the SHA-256 of a file's bytes, by which it is named: other bytes have another address.
                 * @example e16fa5d9b51928755db85b917f0297ba
                 */
                hash: string;
                /** @example bang-diem.pdf */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image or document that a published article shows */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                    "application/pdf": unknown;
                    "application/octet-stream": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            406: components["responses"]["Problem406"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description Today in Viet Nam if left out. */
                asOf?: string;
                /**
                 * @description Only those directly below this unit.
                 * @example huyen-tien-phuoc
                 */
                parent?: string;
                tier?: "province" | "district" | "commune" | "department";
                limit?: number;
                cursor?: string;
                /** @description Only these of each unit, with commas between, such as `unitId,name`; all if left out. */
                fields?: ("unitId" | "code" | "name" | "fullName" | "unitType" | "tier" | "parentUnitId" | "blockId" | "validFrom" | "validTo")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Administrative units in force on a day, today if none is named */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUnitsResponse"] | components["schemas"]["ListUnitsSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUnit: {
        parameters: {
            query?: {
                /** @description Only these of the unit, with commas between, such as `versions.name`; all if left out. */
                fields?: ("unitId" | "versions" | "versions.code" | "versions.name" | "versions.fullName" | "versions.unitType" | "versions.tier" | "versions.parentUnitId" | "versions.blockId" | "versions.validFrom" | "versions.validTo" | "events" | "events.eventId" | "events.kind" | "events.effectiveOn" | "events.decision" | "events.links" | "namedUnits" | "namedUnits.unitId" | "namedUnits.name")[];
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa-tien-chau
                 */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A unit's versions, and the events of its history */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetUnitResponse"] | components["schemas"]["GetUnitSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUnitLineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa-tien-chau
                 */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units it was made of and those it became, through all generations */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetUnitLineageResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUnitSeries: {
        parameters: {
            query?: {
                /** @description Only these of the series, with commas between, such as `entries.year,entries.result`; all if left out. */
                fields?: ("unitId" | "entries" | "entries.periodId" | "entries.periodName" | "entries.year" | "entries.release" | "entries.block" | "entries.unit" | "entries.result" | "predecessors" | "predecessors.unitId" | "predecessors.name")[];
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa-tien-chau
                 */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A unit's results over the years, with boundary breaks */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetUnitSeriesResponse"] | components["schemas"]["GetUnitSeriesSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the stores, and what is pending or stale */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHealthResponse"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            /** @description Readers cannot be answered: the published store is away, and nothing is known of it from the last six hours. The same report as in 200 */
            503: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHealthResponse"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description All words must be found, with or without diacritics, the last one perhaps only begun. What stands between quotation marks, and the parts of a number such as "214/QĐ-UBND", must stand one after another.
                 * @example tien chau
                 */
                q: string;
                type?: "article" | "unit" | "document" | "result";
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                category?: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unit?: string;
                year?: number;
                /** @description The language of articles. Units, documents and results are Vietnamese. */
                locale?: "vi" | "en";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Articles, units, cited documents and results of the index, by words */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRssFeed: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                category?: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest articles as RSS 2.0 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAtomFeed: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example cai-cach-hanh-chinh
                 */
                category?: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest articles as Atom */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getJsonFeed: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                category?: string;
                /** @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest articles as JSON Feed 1.1 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSitemapIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sitemaps of all languages and months */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSitemap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example vi */
                locale: "vi" | "en";
                /**
                 * @description A calendar month as "2023-10".
                 * @example 2023-10
                 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sitemap of a month */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getNewsSitemap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The articles of the last two days, for news search */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLlmsTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where programs that read for people find what is published (llmstxt.org) */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    countViews: {
        parameters: {
            query: {
                /** @example article00000000000000001,article00000000000000099 */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Views and reads of up to 200 articles, of all time */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountViewsResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordViewRequest"];
            };
        };
        responses: {
            /** @description It is recorded */
            204: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getBeacon: {
        parameters: {
            query?: {
                v?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script that counts views, for any front end */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getElements: {
        parameters: {
            query?: {
                v?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Web components that show articles, counts and rankings on any page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMostRead: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /** @example today */
                window?: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                category?: string;
                unit?: string;
                limit?: number;
                /** @description Only these of each entry, with commas between, such as `rank,article.title`; all if left out. */
                fields?: ("rank" | "isPinned" | "article" | "article.articleId" | "article.locale" | "article.slug" | "article.title" | "article.lead" | "article.category" | "article.unit" | "article.publishedAt" | "article.eventDate" | "article.isDemonstration" | "article.cover" | "article.isPinned" | "article.isFeatured" | "article.updatedAt" | "viewCount" | "readCount")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Most read articles of a window, with what editors pinned */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMostReadResponse"] | components["schemas"]["ListMostReadSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRising: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                /** @example cai-cach-hanh-chinh */
                category?: string;
                unit?: string;
                limit?: number;
                /** @description Only these of each entry, with commas between, such as `rank,article.title`; all if left out. */
                fields?: ("rank" | "article" | "article.articleId" | "article.locale" | "article.slug" | "article.title" | "article.lead" | "article.category" | "article.unit" | "article.publishedAt" | "article.eventDate" | "article.isDemonstration" | "article.cover" | "article.isPinned" | "article.isFeatured" | "article.updatedAt" | "readCount" | "earlierReadCount")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is read more than usual at this hour */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRisingResponse"] | components["schemas"]["ListRisingSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFront: {
        parameters: {
            query?: {
                locale?: "vi" | "en";
                window?: "today" | "24h" | "7d" | "30d" | "month" | "year" | "all";
                /** @example 3 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A home page in one call: latest, most read, totals */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFrontResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    queryViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryViewsRequest"];
            };
        };
        responses: {
            /** @description Views and reads of up to 1,000 articles in several windows */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryViewsResponse"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getArticleViews: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description All locales together if left out. */
                locale?: "vi" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description An article's identifier is its Strapi document id, a cuid2 that survives republishing, export and import.
                 * @example article00000000000000001
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An article day by day, with where readers came from */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetArticleViewsResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTotal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Total visits, views and reads of the site */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTotalResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAudience: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description All locales together if left out. */
                locale?: "vi" | "en";
                category?: string;
                unit?: string;
                /** @description Of the list of articles. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Days of the site or of a part of it, and the articles most read in them */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAudienceResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAudienceNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This hour against the same hour of the 7 days before */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAudienceNowResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTransparency: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was taken for what per day, the rules, public keys, ends of the chains */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTransparencyResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLedger: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sealed days of a range */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLedgerResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDaySeal: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A calendar day as "2023-10-06".
                 * @example 2023-10-06
                 */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seal of a day, as it was signed */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetDaySealResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDayCountsCsv: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A calendar day as "2023-10-06".
                 * @example 2023-10-06
                 */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts of a sealed day as CSV */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            406: components["responses"]["Problem406"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDayCountsJsonLines: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A calendar day as "2023-10-06".
                 * @example 2023-10-06
                 */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts of a sealed day as JSON lines */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            406: components["responses"]["Problem406"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHourSeal: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A clock hour in UTC as "2023-10-06T09". Viet Nam's offset is whole hours, so local days are made of whole UTC hours.
                 * @example 2023-10-06T08
                 */
                hour: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seal of an hour in UTC, as it was signed */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHourSealResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPeriods: {
        parameters: {
            query?: {
                /** @description Only these of each period, with commas between, such as `periodId,name`; all if left out. */
                fields?: ("periodId" | "name" | "year" | "decision" | "decision.number" | "decision.issuer" | "decision.issuedOn" | "decision.title" | "blocks" | "blocks.blockId" | "blocks.name" | "blocks.unitCount")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published assessment periods */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPeriodsResponse"] | components["schemas"]["ListPeriodsSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSummary: {
        parameters: {
            query?: {
                /** @description The newest, if left out. */
                release?: number;
                /** @description Only these of the summary, with commas between, such as `name,blocks.ranking.unit,blocks.ranking.rank`; all if left out. */
                fields?: ("periodId" | "name" | "year" | "decision" | "decision.number" | "decision.issuer" | "decision.issuedOn" | "decision.title" | "release" | "release.number" | "release.frozenAt" | "release.sha256" | "release.erratumCount" | "comparedWith" | "comparedWith.periodId" | "comparedWith.number" | "comparedWith.name" | "comparedWith.year" | "rules" | "rules.tieRule" | "rules.comparison" | "rules.rounding" | "rules.decimalsShown" | "rules.uncertainty" | "rules.uncertainty.drawCount" | "rules.uncertainty.seed" | "rules.uncertainty.confidenceThousandths" | "rules.uncertainty.weightSpreadThousandths" | "rules.uncertainty.surveySampleSize" | "rules.uncertainty.surveyErrorThousandths" | "methods" | "methods.quartiles" | "methods.standardDeviation" | "blocks" | "blocks.blockId" | "blocks.name" | "blocks.frameworkId" | "blocks.maximum" | "blocks.rescaledTo" | "blocks.gradeBandsSource" | "blocks.rankedUnitCount" | "blocks.statistics" | "blocks.statistics.mean" | "blocks.statistics.median" | "blocks.statistics.lowerQuartile" | "blocks.statistics.upperQuartile" | "blocks.statistics.standardDeviation" | "blocks.statistics.highest" | "blocks.statistics.lowest" | "blocks.statistics.aboveMeanCount" | "blocks.countPerGrade" | "blocks.countPerGrade.gradeId" | "blocks.countPerGrade.name" | "blocks.countPerGrade.minimumPercent" | "blocks.countPerGrade.unitCount" | "blocks.ungradedUnitCount" | "blocks.areas" | "blocks.areas.areaId" | "blocks.areas.name" | "blocks.areas.effect" | "blocks.areas.maximum" | "blocks.areas.statistics" | "blocks.leftOutItemIds" | "blocks.ranking" | "blocks.ranking.unit" | "blocks.ranking.rank" | "blocks.ranking.rankInterval" | "blocks.ranking.points" | "blocks.ranking.scoredPoints" | "blocks.ranking.applicableMaximum" | "blocks.ranking.percent" | "blocks.ranking.grade" | "blocks.ranking.areas" | "blocks.ranking.notApplicableItemIds" | "blocks.ranking.change" | "blocks.ranking.differences" | "blocks.ranking.isDemonstration" | "blocks.notRanked" | "blocks.notRanked.unit" | "blocks.notRanked.reason" | "blocks.notRanked.missingItemIds" | "blocks.notRanked.isDemonstration" | "hasDemonstrationData")[];
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ranking with points, grades, ranks and change; statistics; counts per grade */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSummaryResponse"] | components["schemas"]["GetSummarySelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUnitResult: {
        parameters: {
            query?: {
                /** @description The newest, if left out. */
                release?: number;
                /** @description Only these of the result, with commas between, such as `unit,result.rank,items.score`; all if left out. */
                fields?: ("periodId" | "period" | "period.name" | "period.year" | "period.rules" | "block" | "block.blockId" | "block.name" | "block.frameworkId" | "block.rankedUnitCount" | "block.maximum" | "block.statistics" | "framework" | "framework.name" | "framework.version" | "framework.decision" | "unit" | "unit.unitId" | "unit.name" | "unit.code" | "unit.parentUnitId" | "result" | "result.unit" | "result.rank" | "result.rankInterval" | "result.points" | "result.scoredPoints" | "result.applicableMaximum" | "result.percent" | "result.grade" | "result.areas" | "result.notApplicableItemIds" | "result.change" | "result.differences" | "result.isDemonstration" | "notRanked" | "notRanked.reason" | "notRanked.missingItemIds" | "notRanked.isDemonstration" | "items" | "items.itemId" | "items.parentItemId" | "items.name" | "items.maximum" | "items.effect" | "items.method" | "items.state" | "items.selfScore" | "items.appraisedScore" | "items.secondAppraisedScore" | "items.surveyScore" | "items.measure" | "items.measured" | "items.score" | "items.remark" | "items.explanation" | "items.evidence")[];
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa-tien-chau
                 */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One unit's result with every item, remark, explanation and evidence */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetUnitResultResponse"] | components["schemas"]["GetUnitResultSelection"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAreas: {
        parameters: {
            query: {
                /** @description The newest, if left out. */
                release?: number;
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa
                 */
                block: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every unit's points in every area of a block */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAreasResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getItems: {
        parameters: {
            query: {
                /** @description The newest, if left out. */
                release?: number;
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example xa
                 */
                block: string;
                /** @description Only the items of this area. */
                area?: string;
                units?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How every item of a block was scored; with `units`, what these got */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetItemsResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    compareUnits: {
        parameters: {
            query: {
                /** @description The newest, if left out. */
                release?: number;
                /** @example xa-tien-chau,xa-tien-my */
                units: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 2 to 20 units of one block side by side */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompareUnitsResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReleases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All releases of a period with their errata, newest first */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReleasesResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
                /** @example 1 */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A release as it was frozen, with its SHA-256 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetReleaseResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOpenData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
                /** @example 1 */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The open data files of a release */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOpenDataResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOpenDataFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
                /** @example 1 */
                number: number;
                /**
                 * @description The name of a file of open data, such as `ranking.csv`.
                 * @example ranking.csv
                 */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An open data file: CSV with CSVW, JSON-stat, DCAT, schema.org, Excel */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                    "application/json": unknown;
                    "application/ld+json": unknown;
                    "application/octet-stream": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            406: components["responses"]["Problem406"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkTable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckTableRequest"];
            };
        };
        responses: {
            /** @description Which rows of a printed table do not follow from its parts */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckTableResponse"];
                };
            };
            400: components["responses"]["Problem400"];
            405: components["responses"]["Problem405"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChartSvg: {
        parameters: {
            query?: {
                /**
                 * @description `ranking`: the units of a block; `areas`: the areas of a unit, or of all, against the mean; `series`: the years of a unit.
                 * @example ranking
                 */
                kind?: "ranking" | "areas" | "series";
                /**
                 * @description Marked in a ranking; whose areas or years are shown. A series needs it.
                 * @example xa-tien-chau
                 */
                unit?: string;
                /** @description The unit's, or the first of the period, if left out. */
                block?: string;
                /** @description The newest, if left out. */
                release?: number;
                /** @description Of the words; names of units, areas and periods are Vietnamese. */
                locale?: "vi" | "en";
                theme?: "light" | "dark";
                /** @description In CSS pixels. The height follows from what is shown. PNG has two pixels for each. */
                width?: number;
                /** @description How many units a ranking shows; a marked one that comes later is shown below them. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ranking, the areas of a unit or its years as an SVG picture */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChartPng: {
        parameters: {
            query?: {
                /**
                 * @description `ranking`: the units of a block; `areas`: the areas of a unit, or of all, against the mean; `series`: the years of a unit.
                 * @example areas
                 */
                kind?: "ranking" | "areas" | "series";
                /**
                 * @description Marked in a ranking; whose areas or years are shown. A series needs it.
                 * @example xa-tien-chau
                 */
                unit?: string;
                /** @description The unit's, or the first of the period, if left out. */
                block?: string;
                /** @description The newest, if left out. */
                release?: number;
                /** @description Of the words; names of units, areas and periods are Vietnamese. */
                locale?: "vi" | "en";
                theme?: "light" | "dark";
                /** @description In CSS pixels. The height follows from what is shown. PNG has two pixels for each. */
                width?: number;
                /** @description How many units a ranking shows; a marked one that comes later is shown below them. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Identifiers that people choose: units, categories, frameworks, periods, blocks, grades. They never change and are never reused.
                 * @example tien-phuoc-2022
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as a PNG picture, with two pixels for each of `width` */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOEmbed: {
        parameters: {
            query: {
                /**
                 * @description The address of a ranking on the portal, or of a chart; the host may be left out. Only addresses of this site are known.
                 * @example /xep-hang/tien-phuoc-2022
                 */
                url: string;
                /** @description `xml` is not answered. */
                format?: "json" | "xml";
                /**
                 * @description In CSS pixels.
                 * @example 600
                 */
                maxwidth?: number;
                /** @description In CSS pixels. A ranking shows as many units as fit, and is made smaller if not one does. */
                maxheight?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ranking chart to be embedded elsewhere, by the specification of oEmbed */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetOEmbedResponse"];
                };
            };
            /** @description What `If-None-Match` names is still current */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            405: components["responses"]["Problem405"];
            500: components["responses"]["Problem500"];
            501: components["responses"]["Problem501"];
            503: components["responses"]["Problem503"];
        };
    };
}
