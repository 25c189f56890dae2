import { InputNumber, type InputNumberProps } from 'antd';

/** What was typed, with full-width digits and points as an input method gives them (１２．５) read as digits. */
function halfWidth(typed: string | undefined): string {
  return (typed ?? '')
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll(/[^\d.-]/gu, '');
}

/** A box for a number. */
export function NumberBox(props: InputNumberProps<number>) {
  // The parser gives text, as antd's own does: an empty box is no 0.
  return <InputNumber<number> {...props} parser={(typed) => halfWidth(typed) as unknown as number} />;
}
