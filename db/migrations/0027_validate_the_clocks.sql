-- Checks what 0007 and 0008 added without a look at the rows.
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_kind;
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_basis;
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_ends_with;
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_length;
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_extension_notice;
ALTER TABLE procedure_clock VALIDATE CONSTRAINT procedure_clock_advocate_maximum;
ALTER TABLE stage VALIDATE CONSTRAINT stage_plan_origin;
ALTER TABLE stage VALIDATE CONSTRAINT stage_plan_whole;
ALTER TABLE stage VALIDATE CONSTRAINT stage_plan_letter;
ALTER TABLE stage VALIDATE CONSTRAINT stage_plan_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_advocate_in_order;
ALTER TABLE stage VALIDATE CONSTRAINT stage_advocate_asked;
ALTER TABLE stage VALIDATE CONSTRAINT stage_adjudication_received_in_order;
ALTER TABLE deadline VALIDATE CONSTRAINT deadline_kind;
ALTER TABLE ombudsman_case VALIDATE CONSTRAINT ombudsman_case_members_told_in_order;
