// Generated from connector/apiDefinition.swagger.json by npm run generate. Do not edit.
export interface paths {
    "/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organisations
         * @description Lists the Xero organisations that the signed-in user let this connection reach, by name, each with its id.
         */
        get: operations["ListOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description Lists the accounts of a Xero organisation as rows of the table Xero Account Codes; archived accounts are in the list and marked.
         */
        get: operations["ListAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tax rates
         * @description Lists the tax rates of a Xero organisation as rows of the table Xero Tax Rates; archived tax rates are in the list and marked.
         */
        get: operations["ListTaxRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync an invoice
         * @description Brings one order or Dynamics invoice to Xero as it is now: its Xero invoice is created, updated or withdrawn. Pass the row with its lines, customer and settings; the answer says what happened and which columns and rows to write. Calling it again never makes a second invoice.
         */
        post: operations["SyncInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoice-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview an invoice
         * @description Shows what Sync an invoice would send to Xero for the same row, the totals to expect and everything that stands in the way. Nothing is written to Xero.
         */
        post: operations["PreviewInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoice-reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reconcile an invoice
         * @description Compares a Xero invoice, bill or credit note with its rows in Dynamics. The answer says what to write so that amounts, payments and states agree, in the order in which to write it. Nothing is written to Xero.
         */
        post: operations["ReconcileInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoices/{invoiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invoice
         * @description Gets one Xero invoice, bill or credit note by its id: its status, its amounts, its payments and credits, and the Dynamics row it was made from.
         */
        get: operations["GetInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoice-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When an invoice changes
         * @description This operation triggers when an invoice, a bill or a credit note changes in Xero, for example when it is approved, paid or voided. Each run receives one change, with the organisation, the id of the document and the Dynamics row it was made from.
         */
        get: operations["WhenInvoiceChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoice-withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an invoice
         * @description Takes the Xero invoice of an order or Dynamics invoice back: a draft is deleted, an approved invoice is voided where the settings allow it. Pass the row and its links; the answer says what happened and what to write.
         */
        post: operations["WithdrawInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/invoice-removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a deleted order or invoice
         * @description Tells that an order or Dynamics invoice was deleted in Dynamics. Nothing changes in Xero; if the invoice is still open there, the answer has a problem that says so.
         */
        post: operations["RemoveInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync a contact
         * @description Brings an account or contact to Xero as it is now: as a Xero contact with its contact persons, or as a contact person of its account. Pass the row with its people, links and settings; the answer says what happened and what to write.
         */
        post: operations["SyncContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/contact-removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a deleted or moved contact
         * @description Tells that an account or contact was deleted in Dynamics, or that a contact has left its account. The Xero contact is archived or let go, as the settings say, and a contact person is taken off it.
         */
        post: operations["RemoveContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync an item
         * @description Brings a product to Xero as an item, which is created, or updated where the settings allow it. Pass the product with its links and settings; the answer says what happened and what to write.
         */
        post: operations["SyncItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/link-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register links
         * @description Tells the service which rows are linked to which Xero contacts, items and invoices, so that their changes are found. The answer says how many links were new. Nothing changes in Xero.
         */
        post: operations["RegisterLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List balances
         * @description Lists what linked accounts and contacts owe in Xero, where that differs from what Dynamics was last told, one part at a time. Call it again with the cursor of the answer until there is none.
         */
        get: operations["ListBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/branding-themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List branding themes
         * @description Lists the branding themes of a Xero organisation as rows of the table Xero Branding Themes.
         */
        get: operations["ListBrandingThemes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/tracking-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tracking options
         * @description Lists the tracking options of a Xero organisation with their categories, as rows of the table Xero Tracking Options; archived options are in the list and marked.
         */
        get: operations["ListTrackingOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{organisationId}/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the set-up
         * @description Checks the connection to a Xero organisation: permissions of the sign-in and of the user, notifications from Xero, lock dates and the calls that are left today. The answer says what is missing and how to mend it. Nothing is written to Xero.
         */
        get: operations["CheckSetup"];
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
        /** @description An order or Dynamics invoice and what belongs to it. */
        InvoiceDocument: {
            /** @description The table that the row is from: salesorder for an order, invoice for a Dynamics invoice. */
            table: string;
            /** @description The plural name of the table, as in the address of its rows: salesorders, invoices, accounts, contacts or products. */
            entitySet: string;
            /** @description The order or Dynamics invoice, as the Dataverse actions return it, with its currency expanded. */
            record: {
                [key: string]: unknown;
            };
            /** @description The lines of the order or Dynamics invoice, as the Dataverse actions return them, each with its product expanded. */
            lines: {
                [key: string]: unknown;
            }[];
            /** @description The account or contact that the row is for, as the Dataverse actions return it; an account with its primary contact expanded. */
            customer?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts of the account, as the Dataverse actions return them; they become contact persons in Xero. */
            people?: {
                [key: string]: unknown;
            }[];
            /** @description The products of the lines, as the Dataverse actions return them; needed only where the lines do not carry their products expanded. */
            products?: {
                [key: string]: unknown;
            }[];
            /** @description The rows of the table Xero Links for the row, its customer and the primary contact of the account, as the Dataverse actions return them. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description Leave this empty: rows of field mappings are not taken yet. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description A Xero document and the rows that Dynamics has of it. */
        InvoiceReconciliation: {
            /**
             * Format: uuid
             * @description The id of the invoice, bill or credit note in Xero, as the trigger When an invoice changes gives it.
             */
            invoiceId: string;
            /**
             * @description What the document is in Xero: an invoice, a bill or a credit note.
             * @enum {string}
             */
            type?: "invoice" | "bill" | "credit-note";
            /** @description The table of the row that the document was made from: salesorder for an order, invoice for a Dynamics invoice. */
            table: string;
            /** @description The order or Dynamics invoice that the document was made from, as the Dataverse actions return it; empty if it is gone. */
            record: {
                [key: string]: unknown;
            } | null;
            /** @description The lines of that order or Dynamics invoice, as the Dataverse actions return them, each with its product expanded. */
            lines?: {
                [key: string]: unknown;
            }[];
            /** @description The account or contact that the row is for, as the Dataverse actions return it. */
            customer?: {
                [key: string]: unknown;
            } | null;
            /** @description The Dynamics invoice of the order, as the Dataverse actions return it; leave it empty if there is none yet. */
            dynamicsInvoice?: {
                [key: string]: unknown;
            } | null;
            /** @description The lines of the Dynamics invoice, as the Dataverse actions return them. */
            dynamicsInvoiceLines?: {
                [key: string]: unknown;
            }[];
            /** @description The rows of the table Xero Payments that belong to the document, as the Dataverse actions return them. */
            payments?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description Why a row is not in step with Xero, what to do about it and who can do it. */
        Problem: {
            /** @description A short name for what is wrong; it stays the same in later releases. */
            code: string;
            /** @description What is wrong, in a plain sentence. */
            message: string;
            /** @description What to do about it, in a plain sentence. */
            fix: string;
            /**
             * @description Who can do it: Sales, Finance or Admin.
             * @enum {string}
             */
            owner: "Sales" | "Finance" | "Admin";
            /** @description Whether trying again can help when nothing else has changed. */
            retryable: boolean;
            /**
             * Format: date-time
             * @description The earliest time at which trying again can help.
             */
            retryAfter: string | null;
            /** @description What Xero or the platform said, unchanged. */
            original: string | null;
        };
        /** @description Something worth knowing that did not stop the sync. */
        Warning: {
            /** @description A short name for what was noticed; it stays the same in later releases. */
            code: string;
            /** @description What was noticed, in a plain sentence. */
            message: string;
        };
        /** @description The three status columns of the row; write them always. */
        SyncStatus: {
            /**
             * Format: int32
             * @description The sync status to write, as the number that the choice column takes.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in step with Xero; empty if it never was.
             */
            xc_lastsyncedon: string | null;
        };
        /** @description The Xero document as it is now; empty if there is none. */
        XeroDocument: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /**
             * @description What the document is in Xero: an invoice, a bill or a credit note.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The id of the document in Xero.
             */
            invoiceId: string;
            /** @description The number of the document in Xero; empty if it has none. */
            invoiceNumber: string | null;
            /** @description The status of the document in Xero, such as DRAFT or AUTHORISED. */
            status: string;
            /** @description The three-letter code of the currency, such as NZD. */
            currency: string;
            /**
             * Format: double
             * @description The total without tax.
             */
            subTotal: number;
            /**
             * Format: double
             * @description The tax.
             */
            totalTax: number;
            /**
             * Format: double
             * @description The total with tax.
             */
            total: number;
            /**
             * Format: double
             * @description The amount that has been paid.
             */
            amountPaid: number;
            /**
             * Format: double
             * @description The amount that has been credited.
             */
            amountCredited: number;
            /**
             * Format: double
             * @description The amount that is still owed.
             */
            amountDue: number;
            /**
             * Format: date-time
             * @description When the document was last changed in Xero.
             */
            updatedOn: string | null;
            /** @description The address of the document in Xero. */
            url: string | null;
        } | null;
        /** @description The columns of the order or Dynamics invoice to write, all of them; if this is empty, write only the status columns. */
        InvoiceWriteBack: {
            /**
             * Format: uuid
             * @description The id of the Xero document; empty if there is none any more.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that the document has in Xero.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax that the document has in Xero.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax that the document has in Xero.
             */
            xc_xerototaltax: number | null;
        } | null;
        /** @description A complete row of the table Xero Links: which row of Dynamics is which object in Xero. */
        LinkRow: {
            /**
             * Format: uuid
             * @description The id of the link row.
             */
            xc_linkid: string;
            /** @description The name of the link row. */
            xc_name: string;
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            xc_organisationid: string;
            /** @description The table of the linked row, such as salesorder. */
            xc_table: string;
            /** @description The id of the linked row. */
            xc_rowid: string;
            /**
             * Format: int32
             * @description What the row is in Xero, as the number that the choice column takes.
             */
            xc_xerotype: number;
            /** @description The id of the object in Xero; empty if there is none any more. */
            xc_xeroid: string | null;
            /** @description For a contact person, the id of the account in Dynamics; otherwise empty. */
            xc_parentrowid: string | null;
            /** @description Whether the object was made in Xero from the row, not matched with one that was there. */
            xc_createdbyus: boolean;
            /** @description Whether Sync to Xero was Yes when the row was last synced. */
            xc_toggled: boolean;
            /**
             * Format: int32
             * @description Which Xero document of the row this is: 1 for the first, 2 for the one after a withdrawal.
             */
            xc_generation: number;
            /** @description What was last sent to Xero, as JSON. */
            xc_sent: string | null;
            /** @description The version number that the row had when it was last sent. */
            xc_versionsent: string | null;
            /**
             * Format: date-time
             * @description When the object was last changed in Xero.
             */
            xc_xeroupdatedon: string | null;
            /**
             * Format: double
             * @description What the customer owes, in the currency of the organisation.
             */
            xc_amountdue: number | null;
            /**
             * Format: double
             * @description What of that is overdue.
             */
            xc_amountoverdue: number | null;
            /** @description The three-letter code of the currency of these amounts. */
            xc_currency: string | null;
            /**
             * Format: int32
             * @description The sync status to write, as the number that the choice column takes.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in step with Xero; empty if it never was.
             */
            xc_lastsyncedon: string | null;
        };
        /** @description A complete row of the integration log: an attempt, or a problem. */
        LogRow: {
            /**
             * Format: uuid
             * @description The id of the log row.
             */
            xc_logid: string;
            /** @description The name of the log row. */
            xc_name: string;
            /**
             * Format: uuid
             * @description The id of the Xero organisation; empty if none is known.
             */
            xc_organisationid: string | null;
            /**
             * Format: int32
             * @description Whether this is an attempt or a problem, as the number that the choice column takes.
             */
            xc_kind: number;
            /**
             * Format: int32
             * @description What happened, as the number that the choice column takes.
             */
            xc_outcome: number | null;
            /** @description The table of the row that it is about, such as salesorder. */
            xc_table: string;
            /** @description The id of the row that it is about. */
            xc_rowid: string;
            /** @description The address of the document in Xero. */
            xc_url: string | null;
            /** @description The operation that was called, such as SyncInvoice. */
            xc_operation: string;
            /** @description The short name of the problem; empty for an attempt that went through. */
            xc_code: string | null;
            /** @description What happened, in a plain sentence. */
            xc_message: string;
            /** @description What to do about it, in a plain sentence. */
            xc_fix: string | null;
            /**
             * Format: int32
             * @description Who can do it, as the number that the choice column takes.
             */
            xc_owner: number | null;
            /** @description Whether trying again can help when nothing else has changed. */
            xc_retryable: boolean;
            /**
             * Format: date-time
             * @description The earliest time at which trying again can help.
             */
            xc_retryafter: string | null;
            /** @description Whether somebody asked for another try. */
            xc_retry: boolean;
            /**
             * Format: int32
             * @description How often the problem was met; empty for an attempt.
             */
            xc_repeats: number | null;
            /**
             * Format: date-time
             * @description When the problem was solved; empty while it is open.
             */
            xc_resolvedon: string | null;
            /** @description What Xero or the platform said, as JSON. */
            xc_original: string | null;
        };
        /** @description The columns of the customer to write; empty if there is nothing to write. */
        CustomerWriteBack: {
            /**
             * @description Whether the customer is an account or a contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /**
             * Format: uuid
             * @description The id of the account or contact.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the contact in Xero.
             */
            xc_xerocontactid: string | null;
            /** @description The address of the contact in Xero. */
            xc_xerourl: string | null;
        } | null;
        /** @description What happened to the row, and what to write to Dynamics. */
        SyncAnswer: {
            /**
             * @description What happened to the row: created, updated, unchanged, linked, withdrawn, removed, skipped, or failed with the problems that say why.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroDocument"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["InvoiceWriteBack"];
            /** @description The rows of the table Xero Links to write; each is complete. */
            links: components["schemas"]["LinkRow"][];
            customer: components["schemas"]["CustomerWriteBack"];
            /** @description Why the row could not be synced, every reason at once; empty if it was. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing although the sync went through. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write; each is complete. */
            log: components["schemas"]["LogRow"][];
        };
        /** @description What a sync would do. */
        PreviewAnswer: {
            /**
             * @description What a sync would come to: created, updated, unchanged, linked, withdrawn, removed, skipped, or failed with the problems that say why.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            /** @description The document exactly as it would be sent to Xero; empty if nothing would be sent. */
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description The contact that would be made in Xero first, exactly as it would be sent; empty if there is none to make. */
            contact: {
                [key: string]: unknown;
            } | null;
            /** @description The items that would be made in Xero first, exactly as they would be sent. */
            items: {
                [key: string]: unknown;
            }[];
            /** @description The totals that Xero will compute; empty if nothing would be sent. */
            expected: {
                /** @description The three-letter code of the currency, such as NZD. */
                currency: string;
                /**
                 * Format: double
                 * @description The total without tax that Xero will compute.
                 */
                subTotal: number;
                /**
                 * Format: double
                 * @description The tax that Xero will compute.
                 */
                totalTax: number;
                /**
                 * Format: double
                 * @description The total with tax that Xero will compute.
                 */
                total: number;
            } | null;
            /** @description Everything that stands in the way of a sync, at once. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing although it does not stand in the way. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description The columns of the Dynamics invoice to write; empty if there is nothing to write. */
        DynamicsInvoiceWrite: {
            /**
             * Format: uuid
             * @description The id of the Dynamics invoice, also of one that is yet to be made.
             */
            invoiceid: string;
            /** @description Whether the Dynamics invoice is to be made. */
            isnew: boolean;
            /** @description Whether the Dynamics invoice must be made Active before it is written. */
            reopen: boolean;
            /** @description The name of the Dynamics invoice. */
            name: string | null;
            /**
             * Format: uuid
             * @description The id of the order.
             */
            salesorderid: string | null;
            /** @description Whether the customer is an account or a contact. */
            customertable: string | null;
            /**
             * Format: uuid
             * @description The id of the customer.
             */
            customerid: string | null;
            /**
             * Format: uuid
             * @description The id of the currency row.
             */
            transactioncurrencyid: string | null;
            /**
             * Format: uuid
             * @description The id of the price list.
             */
            pricelevelid: string | null;
            /**
             * Format: date
             * @description The date of the invoice.
             */
            datedelivered: string | null;
            /**
             * Format: date
             * @description The date on which payment is due.
             */
            duedate: string | null;
            /**
             * Format: double
             * @description The discount on the whole invoice, as an amount.
             */
            discountamount: number | null;
            /**
             * Format: double
             * @description The discount on the whole invoice, in percent.
             */
            discountpercentage: number | null;
            /**
             * Format: double
             * @description The freight.
             */
            freightamount: number | null;
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            xc_organisationid: string | null;
            /**
             * Format: uuid
             * @description The id of the Xero document; empty if there is none any more.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that the document has in Xero.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax that the document has in Xero.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax that the document has in Xero.
             */
            xc_xerototaltax: number | null;
            /** @description The status of the document in Xero, such as DRAFT or AUTHORISED. */
            xc_xerostatus: string | null;
            /**
             * Format: int32
             * @description How far the document is paid, as the number that the choice column takes.
             */
            xc_paymentstatus: number | null;
            /**
             * Format: double
             * @description The amount that has been paid.
             */
            xc_amountpaid: number | null;
            /**
             * Format: double
             * @description The amount that has been credited.
             */
            xc_amountcredited: number | null;
            /**
             * Format: double
             * @description The amount that is still owed.
             */
            xc_amountdue: number | null;
            /**
             * Format: date-time
             * @description When the document was last changed in Xero.
             */
            xc_xeroupdatedon: string | null;
            /** @description The address at which the customer can see the invoice. */
            xc_onlineinvoiceurl: string | null;
            /**
             * Format: int32
             * @description The sync status to write, as the number that the choice column takes.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in step with Xero; empty if it never was.
             */
            xc_lastsyncedon: string | null;
        } | null;
        /** @description A line of the Dynamics invoice to make. */
        DynamicsInvoiceLineWrite: {
            /**
             * Format: uuid
             * @description The id of the line, which is yet to be made.
             */
            invoicedetailid: string;
            /**
             * Format: uuid
             * @description The id of the Dynamics invoice.
             */
            invoiceid: string;
            /** @description Whether the line is a write-in, which has no product. */
            isproductoverridden: boolean;
            /**
             * Format: uuid
             * @description The id of the product; empty for a write-in.
             */
            productid: string | null;
            /**
             * Format: uuid
             * @description The id of the unit in which the product is sold.
             */
            uomid: string | null;
            /** @description The text of a write-in. */
            productdescription: string | null;
            /** @description The description of the line. */
            description: string | null;
            /**
             * Format: double
             * @description How many units the line is for.
             */
            quantity: number | null;
            /**
             * Format: double
             * @description The price of one unit.
             */
            priceperunit: number | null;
            /**
             * Format: double
             * @description The discount on the line, as an amount.
             */
            manualdiscountamount: number | null;
            /**
             * Format: double
             * @description The tax of the line.
             */
            tax: number | null;
            /**
             * Format: int32
             * @description The place of the line in the invoice.
             */
            lineitemnumber: number | null;
        };
        /** @description The columns of the order to write; empty if there is nothing to write. */
        OrderWrite: {
            /**
             * Format: uuid
             * @description The id of the order.
             */
            salesorderid: string;
            /**
             * Format: uuid
             * @description The id of the Xero document; empty if there is none any more.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that the document has in Xero.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax that the document has in Xero.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax that the document has in Xero.
             */
            xc_xerototaltax: number | null;
            /** @description The status of the document in Xero, such as DRAFT or AUTHORISED. */
            xc_xerostatus: string | null;
            /**
             * Format: int32
             * @description How far the document is paid, as the number that the choice column takes.
             */
            xc_paymentstatus: number | null;
            /**
             * Format: double
             * @description The amount that has been paid.
             */
            xc_amountpaid: number | null;
            /**
             * Format: double
             * @description The amount that has been credited.
             */
            xc_amountcredited: number | null;
            /**
             * Format: double
             * @description The amount that is still owed.
             */
            xc_amountdue: number | null;
            /**
             * Format: date-time
             * @description When the document was last changed in Xero.
             */
            xc_xeroupdatedon: string | null;
            /** @description The address at which the customer can see the invoice. */
            xc_onlineinvoiceurl: string | null;
            /**
             * Format: int32
             * @description The sync status to write, as the number that the choice column takes.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in step with Xero; empty if it never was.
             */
            xc_lastsyncedon: string | null;
        } | null;
        /** @description A complete row of the table Xero Payments. */
        PaymentRow: {
            /**
             * Format: uuid
             * @description The id of the payment row.
             */
            xc_paymentid: string;
            /** @description The name of the payment row. */
            xc_name: string;
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            xc_organisationid: string;
            /**
             * Format: uuid
             * @description The id of the Xero document that was paid.
             */
            xc_xeroinvoiceid: string;
            /**
             * Format: uuid
             * @description The id of the Dynamics invoice; empty if there is none.
             */
            xc_invoiceid: string | null;
            /**
             * Format: uuid
             * @description The id of the order, where there is no Dynamics invoice.
             */
            xc_salesorderid: string | null;
            /**
             * Format: uuid
             * @description The id of the customer, if that is an account.
             */
            xc_accountid: string | null;
            /**
             * Format: int32
             * @description Whether this is a payment, credit note, prepayment or overpayment, as the number that the choice column takes.
             */
            xc_kind: number;
            /**
             * Format: uuid
             * @description The id in Xero of the payment, or of the amount that was taken from a credit.
             */
            xc_xeroid: string;
            /**
             * Format: date
             * @description The date of the payment.
             */
            xc_date: string;
            /**
             * Format: double
             * @description The amount, in the currency of the document.
             */
            xc_amount: number;
            /**
             * Format: uuid
             * @description The id of the currency row.
             */
            transactioncurrencyid: string | null;
            /** @description The three-letter code of the currency. */
            xc_currency: string;
            /**
             * Format: double
             * @description The rate between the currency of the document and that of the organisation.
             */
            xc_currencyrate: number | null;
            /** @description The reference that finance gave the payment. */
            xc_reference: string | null;
            /** @description The name of the bank account in Xero that was paid to. */
            xc_paidto: string | null;
            /**
             * Format: int32
             * @description Whether the payment is applied or was reversed, as the number that the choice column takes.
             */
            xc_state: number;
            /**
             * Format: date-time
             * @description When the payment was found to be gone from Xero.
             */
            xc_reversedon: string | null;
        };
        /** @description A state to set after everything else is written. */
        StateChange: {
            /**
             * @description Whether the row is a Dynamics invoice or an order.
             * @enum {string}
             */
            table: "invoice" | "salesorder";
            /**
             * Format: uuid
             * @description The id of the row.
             */
            id: string;
            /**
             * Format: int32
             * @description The number of the state to set.
             */
            statecode: number;
            /**
             * Format: int32
             * @description The number of the status reason to set.
             */
            statuscode: number;
        };
        /** @description What to write to Dynamics so that it agrees with Xero. */
        ReconcileAnswer: {
            /**
             * @description What happened: created or updated if there is something to write, unchanged if not, linked, withdrawn, removed, skipped, or failed with the problems that say why.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroDocument"];
            dynamicsInvoice: components["schemas"]["DynamicsInvoiceWrite"];
            /** @description The lines of the Dynamics invoice that are yet to be made. */
            dynamicsInvoiceLines: components["schemas"]["DynamicsInvoiceLineWrite"][];
            order: components["schemas"]["OrderWrite"];
            /** @description The payment rows to write: those that are new and those that differ. */
            payments: components["schemas"]["PaymentRow"][];
            /** @description The states to set last, in this order. */
            states: components["schemas"]["StateChange"][];
            /** @description Why Dynamics and Xero do not agree, every reason at once. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing although there is something to write. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write; each is complete. */
            log: components["schemas"]["LogRow"][];
        };
        /** @description A payment or credit that was applied to the document. */
        Settlement: {
            /**
             * @description What it is: a payment, a credit note, a prepayment or an overpayment.
             * @enum {string}
             */
            kind: "payment" | "credit-note" | "prepayment" | "overpayment";
            /**
             * Format: uuid
             * @description The id in Xero of the payment, or of the amount that was taken from a credit.
             */
            id: string;
            /**
             * Format: date
             * @description The date on which it was applied.
             */
            date: string;
            /**
             * Format: double
             * @description The amount, in the currency of the document.
             */
            amount: number;
            /**
             * Format: double
             * @description The rate between the currency of the document and that of the organisation.
             */
            currencyRate: number | null;
            /** @description The reference that finance gave it. */
            reference: string | null;
            /** @description The name of the bank account in Xero that was paid to. */
            paidTo: string | null;
        };
        /** @description A Xero document as it is now. */
        InvoiceState: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /**
             * @description What the document is in Xero: an invoice, a bill or a credit note.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The id of the document in Xero.
             */
            invoiceId: string;
            /** @description The number of the document; empty if it has none. */
            invoiceNumber: string | null;
            /** @description The reference of the document. */
            reference: string | null;
            /** @description The status of the document in Xero, such as DRAFT or AUTHORISED. */
            status: string;
            /**
             * @description How far the document is paid: Not paid, Partially paid, Paid or Voided.
             * @enum {string}
             */
            paymentStatus: "Not paid" | "Partially paid" | "Paid" | "Voided";
            /**
             * Format: uuid
             * @description The id of the contact in Xero.
             */
            contactId: string | null;
            /** @description The name of the contact in Xero. */
            contactName: string | null;
            /**
             * Format: date
             * @description The date of the document.
             */
            date: string | null;
            /**
             * Format: date
             * @description The date on which payment is due.
             */
            dueDate: string | null;
            /** @description The three-letter code of the currency, such as NZD. */
            currency: string;
            /**
             * Format: double
             * @description The total without tax.
             */
            subTotal: number;
            /**
             * Format: double
             * @description The tax.
             */
            totalTax: number;
            /**
             * Format: double
             * @description The total with tax.
             */
            total: number;
            /**
             * Format: double
             * @description The amount that has been paid.
             */
            amountPaid: number;
            /**
             * Format: double
             * @description The amount that has been credited.
             */
            amountCredited: number;
            /**
             * Format: double
             * @description The amount that is still owed.
             */
            amountDue: number;
            /**
             * Format: date-time
             * @description When the document was last changed in Xero.
             */
            updatedOn: string | null;
            /** @description The address of the document in Xero. */
            url: string | null;
            /** @description The address at which the customer can see the invoice; empty for drafts, bills and credit notes. */
            onlineInvoiceUrl: string | null;
            /** @description The table of the Dynamics row that the document was made from; empty if it was not made from one. */
            table: string | null;
            /** @description The plural name of that table, as the Dataverse actions take it. */
            entitySet: string | null;
            /**
             * Format: uuid
             * @description The id of the Dynamics row that the document was made from.
             */
            rowId: string | null;
            /**
             * Format: int32
             * @description Which Xero document of the row this is: 1 for the first, 2 for the one after a withdrawal.
             */
            generation: number | null;
            /** @description The payments and credits that were applied to the document. */
            settlements: components["schemas"]["Settlement"][];
        };
        /** @description A change of a document in Xero. */
        Change: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /** @description The host of the Dataverse environment that the row belongs to; compare it with your own before you write. */
            environment: string | null;
            /**
             * @description What the document is in Xero: an invoice, a bill or a credit note.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The id of the document in Xero; pass it to Get an invoice or Reconcile an invoice.
             */
            xeroId: string;
            /** @description The table of the Dynamics row that the document was made from; empty if it was not made from one. */
            table: string | null;
            /** @description The plural name of that table, as the Dataverse actions take it. */
            entitySet: string | null;
            /**
             * Format: uuid
             * @description The id of the Dynamics row that the document was made from.
             */
            rowId: string | null;
            /**
             * Format: int32
             * @description Which Xero document of the row this is: 1 for the first, 2 for the one after a withdrawal.
             */
            generation: number | null;
            /**
             * Format: uuid
             * @description The id that the Dynamics invoice of the row has, or will have once it is made.
             */
            dynamicsInvoiceId: string | null;
            /**
             * Format: date-time
             * @description When the document was last changed in Xero.
             */
            updatedOn: string | null;
            /**
             * @description How the change was found: Webhook if Xero told of it, Read if it was looked up, Compare if the daily comparison found it.
             * @enum {string}
             */
            source: "Webhook" | "Read" | "Compare";
        };
        /** @description The changes in Xero since the last run. */
        ChangeList: {
            /** @description The changes, one for each document. */
            value: components["schemas"]["Change"][];
        };
        /** @description The Xero organisations that the connection reaches. */
        OrganisationList: {
            /** @description The Xero organisations, by name. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the organisation, the same in Xero and in Dataverse.
                 */
                xc_organisationid: string;
                /** @description The name of the organisation. */
                xc_name: string;
            }[];
        };
        /** @description The accounts of a Xero organisation. */
        AccountList: {
            /** @description The accounts, by code. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_accountcodeid: string;
                /** @description The code and the name of the account. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The id of the Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The code of the account; a bank account may have none. */
                xc_code: string;
                /**
                 * Format: uuid
                 * @description The id of the account in Xero.
                 */
                xc_xeroid: string | null;
                /** @description Whether the account is Active or Archived in Xero. */
                xc_status: string;
                /** @description What the account can be used for; empty if Xero does not say. */
                xc_usablefor: string | null;
            }[];
        };
        /** @description The tax rates of a Xero organisation. */
        TaxRateList: {
            /** @description The tax rates, by name. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_taxrateid: string;
                /** @description The name of the tax rate, with its tax type. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The id of the Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The tax type, as Xero names it, such as OUTPUT2. */
                xc_code: string;
                /** @description Whether the tax rate is Active or Archived in Xero. */
                xc_status: string;
                /** @description What the tax rate can be used for; empty if Xero does not say. */
                xc_usablefor: string | null;
            }[];
        };
        /** @description An order or Dynamics invoice whose Xero invoice to withdraw. */
        InvoiceWithdrawal: {
            /** @description The table that the row is from: salesorder for an order, invoice for a Dynamics invoice. */
            table: string;
            /** @description The plural name of the table, as in the address of its rows: salesorders, invoices, accounts, contacts or products. */
            entitySet: string;
            /** @description The order or Dynamics invoice, as the Dataverse actions return it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The rows of the table Xero Links for the row, as the Dataverse actions return them. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description A deleted order or Dynamics invoice. */
        InvoiceRemoval: {
            /** @description The table that the deleted row was in: salesorder for an order, invoice for a Dynamics invoice. */
            table: string;
            /** @description The row of the table Xero Links for the deleted order or Dynamics invoice, as the Dataverse actions return it. */
            link: {
                [key: string]: unknown;
            };
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description An account or contact and what belongs to it. */
        ContactRecord: {
            /**
             * @description Whether the row is an account or a contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /** @description The plural name of the table, as in the address of its rows: salesorders, invoices, accounts, contacts or products. */
            entitySet: string;
            /** @description The account or contact, as the Dataverse actions return it; an account with its primary contact expanded. */
            record: {
                [key: string]: unknown;
            };
            /** @description The account that the contact belongs to, as the Dataverse actions return it; leave it empty for an account, or if there is none. */
            parent?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts of the account, or of the account that the contact belongs to, as the Dataverse actions return them. */
            people?: {
                [key: string]: unknown;
            }[];
            /** @description The rows of the table Xero Links for the row and for the account it belongs to, as the Dataverse actions return them. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description Leave this empty: rows of field mappings are not taken yet. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description A deleted account or contact, or a contact that has left its account. */
        ContactRemoval: {
            /**
             * @description Whether the row is an account or a contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /** @description The row of the table Xero Links for the account or contact that is gone or has moved, as the Dataverse actions return it. */
            link: {
                [key: string]: unknown;
            };
            /** @description The contact as it is now, as the Dataverse actions return it, if it has left its account; leave it empty if the row was deleted. */
            record?: {
                [key: string]: unknown;
            } | null;
            /** @description The account that the contact belonged to, as the Dataverse actions return it; leave it empty if that is gone too. */
            formerParent?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts that this account still has, as the Dataverse actions return them. */
            formerPeople?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the table Xero Links for that account, and every such row that names the same Xero contact, as the Dataverse actions return them. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description The Xero contact as it is now; empty if there is none. */
        XeroContact: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /**
             * Format: uuid
             * @description The id of the contact in Xero.
             */
            contactId: string;
            /** @description The name of the contact in Xero. */
            name: string;
            /** @description The contact number in Xero; for a contact that was made from Dynamics it is the id of the row. */
            contactNumber: string | null;
            /** @description The status of the contact in Xero: ACTIVE, ARCHIVED or GDPRREQUEST. */
            status: string;
            /**
             * Format: date-time
             * @description When the contact was last changed in Xero.
             */
            updatedOn: string | null;
            /** @description The address of the contact in Xero. */
            url: string | null;
        } | null;
        /** @description The columns of the account or contact to write, all of them; if this is empty, write only the status columns. */
        ContactWriteBack: {
            /**
             * Format: uuid
             * @description The id of the contact in Xero; empty if there is none any more.
             */
            xc_xerocontactid: string | null;
            /** @description The address of the contact in Xero. */
            xc_xerourl: string | null;
        } | null;
        /** @description What happened to the account or contact, and what to write to Dynamics. */
        ContactAnswer: {
            /**
             * @description What happened to the account or contact: created, updated, unchanged, linked, withdrawn, removed, skipped, or failed with the problems that say why.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroContact"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["ContactWriteBack"];
            /** @description The rows of the table Xero Links to write; each is complete. */
            links: components["schemas"]["LinkRow"][];
            /** @description Why the account or contact could not be synced, every reason at once; empty if it was. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing although the sync went through. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write; each is complete. */
            log: components["schemas"]["LogRow"][];
        };
        /** @description A product and what belongs to it. */
        ItemRecord: {
            /** @description The table that the row is from: product. */
            table: string;
            /** @description The plural name of the table, as in the address of its rows: salesorders, invoices, accounts, contacts or products. */
            entitySet: string;
            /** @description The product, as the Dataverse actions return it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The rows of the table Xero Links for the product, as the Dataverse actions return them. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The row of the integration log with the open problem of the row; leave it empty if there is none. Its repeats are counted, and a success closes it. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the table Xero Organisations with the settings of the organisation. Without it nothing is sent. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description Leave this empty: rows of field mappings are not taken yet. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description The Xero item as it is now; empty if there is none. */
        XeroItem: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /**
             * Format: uuid
             * @description The id of the item in Xero.
             */
            itemId: string;
            /** @description The code of the item in Xero. */
            code: string;
            /** @description The name of the item in Xero. */
            name: string | null;
            /**
             * Format: double
             * @description The price at which one is sold.
             */
            unitPrice: number | null;
            /** @description The code of the account that sales are booked to. */
            accountCode: string | null;
            /** @description The tax type of sales, as Xero names it, such as OUTPUT2. */
            taxType: string | null;
            /**
             * Format: date-time
             * @description When the item was last changed in Xero.
             */
            updatedOn: string | null;
        } | null;
        /** @description The columns of the product to write, all of them; if this is empty, write only the status columns. */
        ItemWriteBack: {
            /**
             * Format: uuid
             * @description The id of the item in Xero; empty if there is none any more.
             */
            xc_xeroitemid: string | null;
        } | null;
        /** @description What happened to the product, and what to write to Dynamics. */
        ItemAnswer: {
            /**
             * @description What happened to the product: created, updated, unchanged, linked, withdrawn, removed, skipped, or failed with the problems that say why.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroItem"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["ItemWriteBack"];
            /** @description The rows of the table Xero Links to write; each is complete. */
            links: components["schemas"]["LinkRow"][];
            /** @description Why the product could not be synced, every reason at once; empty if it was. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing although the sync went through. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write; each is complete. */
            log: components["schemas"]["LogRow"][];
        };
        /** @description Link rows and the rows they are of. */
        LinkRegistration: {
            /** @description Up to 1,000 rows of the table Xero Links, as the Dataverse actions return them. */
            links: {
                [key: string]: unknown;
            }[];
            /** @description The orders and Dynamics invoices of the links, as the Dataverse actions return them, with their Xero columns. */
            rows?: {
                [key: string]: unknown;
            }[];
            /** @description Choose Yes in the last call, when every link of the organisation has been told. */
            complete?: boolean;
            /** @description The address of the Dataverse environment that the row is from: https, then its host, such as contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description What the service learnt from the call. */
        LinkRegistrationAnswer: {
            /**
             * Format: int32
             * @description How many links were understood.
             */
            received: number;
            /**
             * Format: int32
             * @description How many of them were not known before.
             */
            new: number;
            /** @description Whether links of the organisation may still be unknown; send all of them to end this. */
            registerIncomplete: boolean;
        };
        /** @description One part of what linked accounts and contacts owe. */
        BalanceList: {
            /** @description The accounts and contacts whose amounts differ from what Dynamics was last told. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the link row.
                 */
                xc_linkid: string;
                /**
                 * @description Whether the row is an account or a contact.
                 * @enum {string}
                 */
                xc_table: "account" | "contact";
                /**
                 * Format: uuid
                 * @description The id of the account or contact.
                 */
                xc_rowid: string;
                /**
                 * Format: uuid
                 * @description The id of the contact in Xero.
                 */
                xc_xeroid: string;
                /**
                 * Format: double
                 * @description What the customer owes, in the currency of the organisation.
                 */
                xc_amountdue: number;
                /**
                 * Format: double
                 * @description What of that is overdue.
                 */
                xc_amountoverdue: number;
                /** @description The three-letter code of the currency of the organisation. */
                xc_currency: string;
            }[];
            /** @description The cursor for the next call; empty after the last part. */
            nextCursor: string | null;
        };
        /** @description The branding themes of a Xero organisation. */
        BrandingThemeList: {
            /** @description The branding themes, by name. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_brandingthemeid: string;
                /** @description The name of the branding theme. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The id of the Xero organisation.
                 */
                xc_organisationid: string;
                /**
                 * Format: uuid
                 * @description The id of the branding theme in Xero.
                 */
                xc_xeroid: string;
                /** @description Whether the branding theme is Active or Archived in Xero. */
                xc_status: string;
                /** @description What the branding theme can be used for; empty if Xero does not say. */
                xc_usablefor: string | null;
            }[];
        };
        /** @description The tracking options of a Xero organisation. */
        TrackingOptionList: {
            /** @description The tracking options, by category and name. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_trackingoptionid: string;
                /** @description The name of the tracking option. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The id of the Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The name of the tracking category that the option belongs to. */
                xc_category: string;
                /**
                 * Format: uuid
                 * @description The id of the tracking option in Xero.
                 */
                xc_xeroid: string;
                /** @description Whether the tracking option is Active or Archived in Xero. */
                xc_status: string;
                /** @description What the tracking option can be used for; empty if Xero does not say. */
                xc_usablefor: string | null;
            }[];
        };
        /** @description What of the set-up is there and what is missing. */
        SetupReport: {
            /**
             * Format: uuid
             * @description The id of the Xero organisation.
             */
            organisationId: string;
            /** @description The name of the organisation. */
            organisationName: string;
            /** @description Whether everything that is needed is there. */
            ready: boolean;
            /** @description The permissions that the sign-in needs. */
            scopes: {
                /** @description The name of the permission, as Xero spells it. */
                scope: string;
                /** @description Whether the sign-in has it. */
                granted: boolean;
                /** @description What it is needed for. */
                purpose: string;
            }[];
            /** @description What the signed-in user may do in Xero. */
            rights: {
                /** @description The name of the right, as Xero spells it. */
                action: string;
                /** @description Whether the user may do it. */
                allowed: boolean;
            }[];
            /** @description Whether the service takes notifications of changes from Xero. */
            webhooksOn: boolean;
            /**
             * Format: date-time
             * @description When the last notification about the organisation came; empty if none has come.
             */
            webhookSeenOn: string | null;
            /** @description The day up to which the books are locked for all but advisers; empty if there is none. */
            periodLockDate: string | null;
            /** @description The day up to which the books are locked for everyone; empty if there is none. */
            yearEndLockDate: string | null;
            /**
             * Format: int32
             * @description How many more calls Xero takes today; empty if that is not known.
             */
            callsLeftToday: number | null;
            /** @description Whether links of the organisation may still be unknown to the service. */
            registerIncomplete: boolean;
            /** @description What is missing, how to mend it and who can do it. */
            problems: components["schemas"]["Problem"][];
        };
    };
    responses: never;
    parameters: {
        /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
        OrganisationInPath: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Xero organisations that the connection reaches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts of the organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListTaxRates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tax rates of the organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SyncInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The order or Dynamics invoice and what belongs to it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceDocument"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PreviewInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The order or Dynamics invoice and what belongs to it, as for Sync an invoice. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceDocument"];
            };
        };
        responses: {
            /** @description What a sync would do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReconcileInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The Xero document and its rows in Dynamics. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceReconciliation"];
            };
        };
        responses: {
            /** @description What to write to Dynamics, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GetInvoice: {
        parameters: {
            query?: {
                /** @description What the document is in Xero: an invoice, a bill or a credit note. */
                type?: "invoice" | "bill" | "credit-note";
            };
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
                /** @description The id of the invoice, bill or credit note in Xero, as another operation or the column Xero Invoice ID gives it. */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Xero document as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceState"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WhenInvoiceChanges: {
        parameters: {
            query?: {
                /** @description The Xero organisation to watch. Leave it empty to watch every organisation that the connection reaches. */
                organisationId?: string;
                /** @description Choose Yes for the documents that were made from Dynamics, or No for every document of the organisation. */
                onlySynced?: boolean;
                /** @description Where the last run of the trigger ended; the platform fills it in. */
                triggerState?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes in Xero since the last run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            /** @description Nothing has changed since the last run. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WithdrawInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The order or Dynamics invoice whose Xero invoice to withdraw. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceWithdrawal"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RemoveInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The deleted order or Dynamics invoice, by its link row. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRemoval"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SyncContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The account or contact and what belongs to it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRecord"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RemoveContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The deleted or moved account or contact, by its link row. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRemoval"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SyncItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The product and what belongs to it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemRecord"];
            };
        };
        responses: {
            /** @description What happened, and what to write to Dynamics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RegisterLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        /** @description The link rows and the rows they are of. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRegistration"];
            };
        };
        responses: {
            /** @description How many links were understood, and how many were new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkRegistrationAnswer"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListBalances: {
        parameters: {
            query?: {
                /** @description Where to go on: Next Cursor of the answer before. Leave it empty in the first call. */
                cursor?: string;
                /** @description The address of the Dataverse environment whose accounts and contacts are meant. Leave it empty for those of every environment. */
                environmentUrl?: string;
            };
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the balances. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListBrandingThemes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branding themes of the organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandingThemeList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListTrackingOptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracking options of the organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingOptionList"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CheckSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Xero organisation to work in; choose one of those that the connection reaches. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the set-up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupReport"];
                };
            };
            /** @description The call could not be carried out; the answer says why, what to do about it and who can do it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
