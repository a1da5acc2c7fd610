// A typical document as the renderers get it: section, title, dateline, headings, nested numbers, footnotes, furniture.
import { documentOf } from './document.ts'

export const TYPICAL = documentOf(
  [
    { label: 'page_header', layer: 'furniture', text: 'Appendix' },
    { label: 'section_header', text: '13' },
    { label: 'title', text: 'Joint Statement of the Harbour Conference' },
    { label: 'dateline', text: 'Port Haven, June 4, 2024' },
    { label: 'section_header', marker: 'I.', text: 'Opening' },
    {
      label: 'numbered_paragraph',
      number: '1',
      marker: '1.',
      parent: 'p0001-n005',
      text: 'The Conference met in Port Haven. It recalled the Treaty of 2010,* of which the text is at https://example.org/treaty_2010.',
    },
    {
      label: 'numbered_paragraph',
      number: '3',
      marker: '3.',
      parent: 'p0001-n005',
      text: 'It noted that [sic] R&D costs rose by < 5 %, and that:',
    },
    {
      label: 'numbered_paragraph',
      number: '3.a',
      marker: '(a)',
      parent: 'p0001-n007',
      text: 'calls rose, because of:',
    },
    { label: 'numbered_paragraph', number: '3.a.i', marker: '(i)', parent: 'p0001-n008', text: 'the booking system;' },
    { label: 'list_item', marker: '•', parent: 'p0001-n008', text: 'the pilots; and' },
    { label: 'numbered_paragraph', number: '3.b', marker: '(b)', parent: 'p0001-n007', text: 'no ship was lost.' },
    { label: 'list_item', marker: '-', text: 'Adopted without a vote.' },
    { label: 'picture', text: '' },
    { label: 'footnote', marker: '*', text: 'Treaty Series, vol. 12.' },
    { label: 'footnote', marker: '2', text: 'The *Series* is out of print.' },
    { label: 'page_number', layer: 'furniture', text: '79' },
    { label: 'paragraph', text: '2019. That was the year of the first meeting.' },
  ],
  { title: 'Joint Statement of the Harbour Conference', section: { label: 'Appendix', number: '13' } },
)
