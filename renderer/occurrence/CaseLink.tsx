import { Button } from 'antd';
import { Link } from 'wouter';
import { caseLink, type CaseOccurrence } from '../address/cases.ts';
import { useYear } from '../address/year.ts';

interface CaseLinkProps {
  readonly of: CaseOccurrence & { readonly period: string };
}

/** Leads from what is due to its case in the register, where its steps are recorded; nothing where it is no case. */
export function CaseLink({ of }: CaseLinkProps) {
  const link = caseLink(of, useYear());
  if (!link) return null;
  return (
    <Link href={link.href} asChild>
      <Button type="primary">
        到“{link.name}”办理 {of.period}
      </Button>
    </Link>
  );
}
