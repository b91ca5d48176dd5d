alter table access.api_key add constraint api_key_of_partner foreign key (partner_id) references access.partner (partner_id);
