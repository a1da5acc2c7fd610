// A fictional joint statement, written for Recto: the parties, the conference and the treaty are invented.

import { type Block, type FurniturePiece, heading, paragraph, type Source } from './source.ts'

const TITLE = ['Joint Statement of the Third', 'Harbour Cooperation Conference']
const DATELINE = { text: 'Port Eastmere, March 6, 2021', place: 'Port Eastmere', date: '2021-03-06' }

const BLOCKS: readonly Block[] = [
  { kind: 'section', text: 'Appendix 4', size: 15, side: 'left' },
  { kind: 'title', lines: TITLE, size: 17 },
  { kind: 'dateline', text: DATELINE.text },
  heading('I. Opening'),
  paragraph(
    '1',
    `The Third Harbour Cooperation Conference was held in Port Eastmere from March 4–6, 2021. The Minister of Ports of
    the Republic of Eastmere and the Minister of Transport of the Kingdom of Westholm led their delegations; the Northhaven
    Territories took part as an observer.`,
  ),
  paragraph(
    '2',
    `The Ministers thanked the Conference’s Secretariat for its work since the second meeting and noted that the
    Eastmere–Westholm Harbour Treaty¹ had been in force for ten years. They recalled that “no harbour is safer than its
    neighbour”, the principle set out in § 2 of the Treaty, and agreed that it should guide all further coop{-}er{-}a{-}tion.`,
  ),
  paragraph('3', `The Conference took note of the Chair’s report on the period 2018–2020. The report finds that:`),
  paragraph('3.a', `calls by vessels of both parties rose by 14 per cent, from 8,120 to 9,257 a year;`),
  paragraph('3.b', `the average waiting time at the outer anchorage fell from 11.5 to 7.8 hours, chiefly because of:`),
  paragraph('3.b.i', `the common booking system, opened in May 2019;`),
  paragraph('3.b.ii', `the second pilot station on the Lindholm Bank; and`),
  paragraph('3.b.iii', `better exchange of weather data between the two coast stations; and`),
  paragraph('3.c', `no collision with loss of life occurred in the shared approaches.`),
  heading('II. Safety of Navigation'),
  paragraph(
    '4',
    `On the basis of the Chair’s report and of the pilots’ own records, both sides held an in-{/}depth discussion of the traffic separation scheme in the Narrow Sound. They concluded that the scheme
    works well in daylight and in fair weather, but that a long-term solution is needed for the winter months, when fog and
    drifting ice often force pilots to leave the marked lanes. The Minister of Transport, speaking for Westholm and at the
    request of the observer from{//}
    Northhaven, proposed a winter lane to the south of the Lindholm Bank. The Conference welcomed the pro{-}posal and asked
    the Working Group on Navigation to report on its cost, its effect on fishing grounds and the buoys that would be needed.`,
  ),
  paragraph(
    '5',
    `The Ministers affirmed that a vessel in distress has priority over all other traffic, whatever its flag, its cargo or
    its debts. Harbour masters of either party shall admit such a vessel without prior clearance² and shall inform the other
    party within two hours.`,
  ),
  paragraph(
    '6',
    `The Conference adopted the Revised Rules for Pilots, which replace the rules of{/}
    2014. The Revised Rules apply from July 1, 2021, to every vessel of more than 300 tons and to every tanker whatever its
    size. A pilot licensed by one party may serve in the waters of the other, provided that the pilot:`,
  ),
  paragraph('6.a', `holds a certificate not more than five years old;`),
  paragraph('6.b', `has made at least twelve passages of the Narrow Sound, of which four by night; and`),
  paragraph('6.c', `has passed the common examination in the language of the receiving harbour.`),
  paragraph(
    '7',
    `Both sides agreed to renew the lights and fog signals of the shared approaches by the end of 2023. The cost is borne in
    equal parts; a light that serves one harbour only — the Conference named the Old Mole light as an instance — is
    maintained by the party whose harbour it serves.`,
  ),
  heading('III. Trade and Customs'),
  paragraph(
    '8',
    `The Conference reviewed the single customs declaration introduced after the second meeting. It was used for 61 per cent
    of all consignments in 2020, against 23 per cent in the year before. The Ministers praised the customs services for this
    result and called for the dec{-}la{-}ra{-}tion to be accepted in every harbour of both parties, large and small.`,
  ),
  paragraph(
    '9',
    `The parties will exchange manifests in electronic form at least twelve hours before arrival. Goods covered by such a
    manifest are inspected at random only, at a rate that shall not exceed one consignment in twenty, unless there are
    well-founded reasons to suspect that the manifest is false.`,
  ),
  paragraph(
    '10',
    `The Ministers reaffirmed that harbour dues should follow the cost of the services rendered. They took note of the tariff
    comparison prepared by the Secretariat³ and undertook to bring the highest of these dues down in two steps of about equal weight, in 2022 and in{//}
    2024. The first step reduces the dues on vessels in ballast by one third; the second abolishes the surcharge for arrival by
    night. Neither step affects the dues for pilotage, towage or mooring, which remain a matter for each harbour.`,
  ),
  paragraph(
    '11',
    `Perishable goods shall be cleared before all others. The Conference set a limit of three hours from the moment of
    berthing, and asked both customs services to publish, every quarter, how often the limit was kept.`,
  ),
  paragraph(
    '12',
    `The observer from Northhaven informed the Conference of its wish to accede to the customs annex. Both parties
    welcomed the wish. They noted that accession requires:`,
  ),
  paragraph('12.a', `a written request to the depositary;`),
  paragraph('12.b', `a customs law that meets the standards of the annex, in particular as regards:`),
  paragraph('12.b.i', `the valuation of goods;`),
  paragraph('12.b.ii', `the right of appeal within thirty days; and`),
  paragraph('12.c', `the consent of both parties, given in writing.`),
  heading('IV. Protection of the Sea'),
  paragraph(
    '13',
    `The Conference recalled the grounding of a bulk carrier on the Lindholm Bank in January 2020 and commended the crews of
    both coast guards, whose swift action kept all but nine tons of fuel out of the sea. The joint inquiry found that the chart
    in use had been out of date by six years.`,
  ),
  paragraph(
    '14',
    `The parties will survey the approaches anew, beginning with the Lindholm Bank, and will share soundings free of charge.
    The résumé of the survey plan, with its three stages, is kept by the Secretariat and is open to the public.`,
  ),
  paragraph(
    '15',
    `Reception of ship’s waste shall be included in the harbour dues. No separate fee may be charged, as such fees have been
    shown to increase discharges at sea.⁴ Harbours with fewer than 200 calls a year may serve their visitors jointly, by barge or
    by road.`,
  ),
  paragraph(
    '16',
    `Both sides confirmed the ban on open-loop scrubbers inside the breakwaters and agreed to study shore power for ferries.
    The study shall consider cost–benefit ratios, the state of the grid on each coast and the plans of the ferry companies
    for the decade 2021–2030.`,
  ),
  paragraph(
    '17',
    `The Conference decided to hold a joint exercise against oil spills every second year, alternately in Port Eastmere and in
    Westholm Roads. The first exercise takes place in September 2022. The Northhaven Territories will be invited to send
    a vessel, and the two coast guards will work out, with the advice of both ministries and in the spirit of close co{-}{//}operation, a plan of alarm
    that needs no more than one telephone call.`,
  ),
  heading('V. People and Skills'),
  paragraph(
    '18',
    `The Ministers visited the School of Pilotage and spoke with its students. They were impressed by the state-of-the-art bridge
    simulator and agreed that twenty places a year should be open to students from the other party, without tuition fees.`,
  ),
  paragraph(
    '19',
    `The parties recognize each other’s certificates for crane operators, lashers and tally clerks. A worker with such a certif{-}icate
    may take up work in any harbour of either party on the same terms as a resident.`,
  ),
  paragraph(
    '20',
    `The Conference expressed its concern at the number of accidents on the quays at night: 47 in 2018, 52 in 2019 and 44 in
    2020. The parties shall, before the end of the year, light every berth in use to at least 50 lux and mark the edge of
    every quay in white.`,
  ),
  heading('VI. Ferries and Passengers'),
  paragraph(
    '21',
    `The Conference welcomed the return of the night ferry between Port Eastmere and Westholm Roads after an
    interruption of four years. In its first season the ferry carried 88,400 passengers and 21,150 vehicles; on
    three days out of four it left within ten minutes of the time announced.`,
  ),
  paragraph(
    '22',
    `The Ministers agreed on a charter of passengers’ rights, to be displayed on board and at every terminal in both
    languages. Under the charter a passenger whose ferry is late by more than two hours may:`,
  ),
  paragraph('22.a', `travel by the next ferry of any company without further payment;`),
  paragraph('22.b', `give back the ticket and receive its full price within seven days; or`),
  paragraph('22.c', `claim the cost of a night’s lodging, up to the limit set by the Secretariat.`),
  paragraph(
    '23',
    `Persons with reduced mobility shall be able to board every ferry without help from others by the end of 2025.
    Where the tide makes this impossible, the harbour shall keep trained staff at hand from one hour before
    departure until the last passenger has gone ashore.`,
  ),
  paragraph(
    '24',
    `Passengers who stay on board during a call of less than twelve hours are not subject to entry formalities. The
    border services of both parties may nevertheless inspect a vessel when they have been given a well-founded
    warning.`,
  ),
  paragraph(
    '25',
    `Both sides took note of the wish of the island communes for a year-round service. They asked the ferry companies
    to submit offers for a trial of two winters, and declared themselves ready to share the loss, if any, in
    proportion to the number of calls on each coast.`,
  ),
  heading('VII. Security and Information'),
  paragraph(
    '26',
    `The Conference underlined that harbours depend more and more on networks that were not built with safety in
    mind. Each party will name one office that can be reached at any hour and that reports a serious disturbance to
    the other party’s office without delay.⁵`,
  ),
  paragraph('27', `A disturbance is serious within the meaning of the previous paragraph when it:`),
  paragraph('27.a', `stops or is likely to stop the movement of vessels for more than one hour;`),
  paragraph('27.b', `puts at risk the data of passengers, crews or consignees, above all:`),
  paragraph('27.b.i', `names and dates of birth;`),
  paragraph('27.b.ii', `numbers of passports and of seamen’s books; and`),
  paragraph('27.c', `affects the lights, the fog signals or the radio stations of the shared approaches.`),
  paragraph(
    '28',
    `The parties will hold a table-top exercise on such a disturbance in the autumn of each year. The lessons learned
    are written down by the Secretariat and shared with every harbour, but they are not made public before the gaps
    they reveal have been closed.`,
  ),
  paragraph(
    '29',
    `Tide tables, notices to mariners and the positions of buoys are published by both parties free of charge and in
    one common format. The Ministers praised the hydrographic offices, whose half-hourly water levels have become
    indis{-}pens{-}able to pilots, fishermen and rescue crews on both sides of the Narrow Sound.`,
  ),
  paragraph(
    '30',
    `The Conference agreed that cameras on the quays serve the safety of work and of navigation only. Pictures are
    kept for no longer than fourteen days, unless a court of one of the parties orders otherwise.`,
  ),
  paragraph(
    '31',
    `The Working Group on Navigation will examine by the end of 2022 whether the radar stations of the two coast
    guards can be joined into one picture. It will take into account the experience gathered by the Northhaven
    Territories, which have run such a system since 2017, as well as the cost of the cable that would have to be
    laid under the Sound.`,
  ),
  heading('VIII. Final Provisions'),
  paragraph(
    '32',
    `The Working Group on Navigation, the Working Group on Customs and the Working Group on the Sea continue their
    work under the guidance of the Secretariat. Each group meets at least twice a year and reports to the Conference through
    its chair — in writing, and not later than eight weeks before the Conference opens.`,
  ),
  paragraph(
    '33',
    `The budget of the Secretariat for 2021–2023 is set at 2.4 million crowns a year, of which Eastmere and Westholm pay
    one half each. Contributions of observers are voluntary and are listed in the annual accounts.⁶`,
  ),
  paragraph(
    '34',
    `Differences over the reading of this Joint Statement are settled by consultation between the Ministers. The Statement
    creates no rights for third parties and does not amend the Treaty.`,
  ),
  paragraph(
    '35',
    `The Ministers accepted with gratitude the invitation of the Kingdom of Westholm to hold the Fourth Harbour Cooperation
    Conference in Westholm Roads in the spring of 2024, and thanked the city of Port Eastmere for its hospitality.`,
  ),
  paragraph(
    '36',
    `This Joint Statement was adopted in Port Eastmere on March 6, 2021, in two copies, both being equally authentic.`,
  ),
]

const HEAD = { baseline: 52, size: 9.5, face: 'italic' } as const
const FOOT = { baseline: 795, size: 9.5, face: 'regular' } as const
const FIRST_PAGE = 41

/** The first page has the lone "Appendix" for its head; right-hand pages carry it at the foot as well. */
function furniture(label: number): FurniturePiece[] {
  const recto = label % 2 === 1
  const head: FurniturePiece =
    label === FIRST_PAGE
      ? { ...HEAD, text: 'Appendix', side: 'right', face: 'regular' }
      : recto
        ? { ...HEAD, text: 'Joint Statement of the Third Conference', side: 'right' }
        : { ...HEAD, text: 'Harbour Cooperation Yearbook 2021', side: 'left' }
  const number: FurniturePiece = { ...FOOT, text: `— ${label} —`, side: 'center', size: 10.5 }
  return recto ? [head, number, { ...FOOT, text: 'Appendix', side: 'right', baseline: 812 }] : [head, number]
}

export const jointStatement: Source = {
  name: 'joint-statement',
  source: 'A fictional joint statement, written for Recto (Appendix 4)',
  title: TITLE.join(' '),
  section: { label: 'Appendix', number: '4' },
  dateline: DATELINE,
  firstPageLabel: FIRST_PAGE,
  measure: {
    width: 595,
    height: 842,
    left: 78,
    right: 78,
    top: 86,
    bottom: 82,
    size: 11.5,
    leading: 17.5,
    paragraphGap: 10,
  },
  blocks: BLOCKS,
  footnotes: [
    { mark: '¹', text: 'Signed at Westholm Roads on April 12, 2010; in force since February 1, 2011.' },
    {
      mark: '²',
      text: 'See § 14 of the Treaty, and the note of the Harbour Masters’ Committee of June 2016, pp. 3–5.',
    },
    {
      mark: '³',
      text: 'Harbour Dues Compared, second edition, Secretariat of the Conference, 2020. The comparison covers 26 harbours and leaves marinas out of account.',
    },
    { mark: '⁴', text: 'Report of the Working Group on the Sea, 2019, table 7.' },
    {
      mark: '⁵',
      text: 'The offices named are the harbour police of Port Eastmere and the coast radio of Westholm Roads.',
    },
    { mark: '⁶', text: 'The accounts for 2020 show contributions of 36,000 crowns by Northhaven.' },
  ],
  furniture,
}
