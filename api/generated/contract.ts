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
         * @description Lists the Xero organisations that the connection reaches.
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
         * @description Lists the accounts of a Xero organisation, archived ones included.
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
         * @description Lists the tax rates of a Xero organisation, archived ones included.
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
         * @description Brings one order or Dynamics invoice to Xero as it is now, and answers what to write back.
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
         * @description Shows what a sync would send to Xero, the totals to expect and everything that stands in the way, and writes nothing.
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
         * @description Compares a Xero document with its rows in Dynamics and answers what to write, in order.
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
         * @description Gets the status, the amounts and the payments of a Xero invoice, bill or credit note.
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
         * @description This operation triggers when an invoice, a bill or a credit note changes in Xero.
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
         * @description Withdraws the Xero document of an order or Dynamics invoice: a draft is deleted, an approved one is voided where the settings allow it.
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
         * Tell of a deleted order or invoice
         * @description Tells that an order or Dynamics invoice was deleted. Nothing changes in Xero; a document that is still open there is a problem that says so.
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
         * @description Brings an account or contact to Xero as it is now: as a Xero contact with its people, or as one of the people of its account.
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
         * Tell of a deleted or moved contact
         * @description Tells that an account or contact was deleted, or that a contact has left its account: archives or unlinks the Xero contact, or takes the person off it.
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
         * @description Brings a product to Xero as an item.
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
         * @description Tells which Xero objects rows are linked to and what Dynamics has of them. Nothing changes in Xero.
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
         * @description Lists what the linked customers owe, a part at a time.
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
         * @description Lists the branding themes of a Xero organisation.
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
         * @description Lists the tracking options of a Xero organisation with their categories, archived ones included.
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
         * @description Says what of the set-up is missing and how to mend it: scopes, rights, webhooks, lock dates, calls left.
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
        InvoiceDocument: {
            /** @description The logical name of the table the row is from, such as salesorder. */
            table: string;
            /** @description The entity set name of the table, such as salesorders. */
            entitySet: string;
            /** @description The row as the Dataverse connector returns it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The rows of the lines, each with its product expanded. */
            lines: {
                [key: string]: unknown;
            }[];
            /** @description The account or contact of the row. */
            customer?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts of the account. */
            people?: {
                [key: string]: unknown;
            }[];
            /** @description The products of the lines, where the lines do not carry them expanded. */
            products?: {
                [key: string]: unknown;
            }[];
            /** @description The link rows of the document and its customer. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The field mapping rows that apply. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        InvoiceReconciliation: {
            /**
             * Format: uuid
             * @description The Xero document that changed.
             */
            invoiceId: string;
            /**
             * @description The kind of Xero document.
             * @enum {string}
             */
            type?: "invoice" | "bill" | "credit-note";
            /** @description The logical name of the table the row is from, such as salesorder. */
            table: string;
            /** @description The row the Xero document was made from, or nothing if it is gone. */
            record: {
                [key: string]: unknown;
            } | null;
            /** @description The rows of the lines, each with its product expanded. */
            lines?: {
                [key: string]: unknown;
            }[];
            /** @description The account or contact of the row. */
            customer?: {
                [key: string]: unknown;
            } | null;
            /** @description The linked Dynamics invoice, if there is one. */
            dynamicsInvoice?: {
                [key: string]: unknown;
            } | null;
            /** @description The lines of the linked Dynamics invoice. */
            dynamicsInvoiceLines?: {
                [key: string]: unknown;
            }[];
            /** @description The payment rows of the Xero document. */
            payments?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description Why a row is not in sync, what to do and who does it. */
        Problem: {
            /** @description A stable code for what is wrong. */
            code: string;
            /** @description What is wrong, in a plain sentence. */
            message: string;
            /** @description What to do about it. */
            fix: string;
            /**
             * @description Who can do it.
             * @enum {string}
             */
            owner: "Sales" | "Finance" | "Admin";
            /** @description Whether trying again without a change can help. */
            retryable: boolean;
            /**
             * Format: date-time
             * @description When trying again makes sense.
             */
            retryAfter: string | null;
            /** @description The message of Xero or the platform, unchanged. */
            original: string | null;
        };
        /** @description Something worth knowing that did not stop the sync. */
        Warning: {
            /** @description A stable code for what was noticed. */
            code: string;
            /** @description What was noticed, in a plain sentence. */
            message: string;
        };
        /** @description The status columns, to be written always. */
        SyncStatus: {
            /**
             * Format: int32
             * @description The choice value of the sync status.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in sync.
             */
            xc_lastsyncedon: string | null;
        };
        /** @description The Xero document as it is now. */
        XeroDocument: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /**
             * @description The kind of Xero document.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The id of the Xero document.
             */
            invoiceId: string;
            /** @description The number of the Xero document. */
            invoiceNumber: string | null;
            /** @description The status in Xero, such as DRAFT or AUTHORISED. */
            status: string;
            /** @description The ISO code of the currency. */
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
             * @description What has been paid.
             */
            amountPaid: number;
            /**
             * Format: double
             * @description What has been credited.
             */
            amountCredited: number;
            /**
             * Format: double
             * @description What is still owed.
             */
            amountDue: number;
            /**
             * Format: date-time
             * @description When Xero last changed the document.
             */
            updatedOn: string | null;
            /** @description The address of the document in Xero. */
            url: string | null;
        } | null;
        /** @description Every column the operation owns, with the value the row shall have; nothing means write only the status. */
        InvoiceWriteBack: {
            /**
             * Format: uuid
             * @description The id of the Xero document.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that Xero has.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax.
             */
            xc_xerototaltax: number | null;
        } | null;
        /** @description A complete link row. */
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
             * @description The Xero organisation.
             */
            xc_organisationid: string;
            /** @description The table of the linked row. */
            xc_table: string;
            /** @description The id of the linked row. */
            xc_rowid: string;
            /**
             * Format: int32
             * @description The choice value of the kind of Xero object.
             */
            xc_xerotype: number;
            /** @description The id of the Xero object. */
            xc_xeroid: string | null;
            /** @description The row above it, where there is one. */
            xc_parentrowid: string | null;
            /** @description Whether the Xero object was made by this connector. */
            xc_createdbyus: boolean;
            /** @description The toggle last seen. */
            xc_toggled: boolean;
            /**
             * Format: int32
             * @description Which Xero document of the row this is.
             */
            xc_generation: number;
            /** @description What was last sent, as JSON. */
            xc_sent: string | null;
            /** @description The row version last sent. */
            xc_versionsent: string | null;
            /**
             * Format: date-time
             * @description When Xero last changed the object.
             */
            xc_xeroupdatedon: string | null;
            /**
             * Format: double
             * @description What is owed.
             */
            xc_amountdue: number | null;
            /**
             * Format: double
             * @description What is overdue.
             */
            xc_amountoverdue: number | null;
            /** @description The currency of the amounts. */
            xc_currency: string | null;
            /**
             * Format: int32
             * @description The choice value of the sync status.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in sync.
             */
            xc_lastsyncedon: string | null;
        };
        /** @description A complete row of the integration log. */
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
             * @description The Xero organisation.
             */
            xc_organisationid: string | null;
            /**
             * Format: int32
             * @description The choice value: an attempt or a problem.
             */
            xc_kind: number;
            /**
             * Format: int32
             * @description The choice value of the outcome.
             */
            xc_outcome: number | null;
            /** @description The table of the row it is about. */
            xc_table: string;
            /** @description The id of the row it is about. */
            xc_rowid: string;
            /** @description The address of the document in Xero. */
            xc_url: string | null;
            /** @description What was tried. */
            xc_operation: string;
            /** @description The code of the problem. */
            xc_code: string | null;
            /** @description What happened, in a plain sentence. */
            xc_message: string;
            /** @description What to do. */
            xc_fix: string | null;
            /**
             * Format: int32
             * @description The choice value of who does it.
             */
            xc_owner: number | null;
            /** @description Whether trying again can help. */
            xc_retryable: boolean;
            /**
             * Format: date-time
             * @description When trying again makes sense.
             */
            xc_retryafter: string | null;
            /** @description Whether a retry is asked for. */
            xc_retry: boolean;
            /**
             * Format: int32
             * @description How often the problem was met.
             */
            xc_repeats: number | null;
            /**
             * Format: date-time
             * @description When the problem was gone.
             */
            xc_resolvedon: string | null;
            /** @description The original message, as JSON. */
            xc_original: string | null;
        };
        /** @description What to write to the customer, or nothing. */
        CustomerWriteBack: {
            /**
             * @description The table of the customer: account or contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /**
             * Format: uuid
             * @description The id of the customer row.
             */
            id: string;
            /**
             * Format: uuid
             * @description The contact in Xero.
             */
            xc_xerocontactid: string | null;
            /** @description The address of the contact in Xero. */
            xc_xerourl: string | null;
        } | null;
        SyncAnswer: {
            /**
             * @description What came of it.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroDocument"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["InvoiceWriteBack"];
            /** @description The link rows to write. */
            links: components["schemas"]["LinkRow"][];
            customer: components["schemas"]["CustomerWriteBack"];
            /** @description Why it could not be synced, all of it. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write. */
            log: components["schemas"]["LogRow"][];
        };
        PreviewAnswer: {
            /**
             * @description What a sync would come to.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            /** @description The document exactly as it would be sent to Xero. */
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description The contact that would be made first, exactly as it would be sent. */
            contact: {
                [key: string]: unknown;
            } | null;
            /** @description The items that would be made first, exactly as they would be sent. */
            items: {
                [key: string]: unknown;
            }[];
            /** @description The totals that Xero will compute. */
            expected: {
                /** @description The ISO code of the currency. */
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
            /** @description Everything that stands in the way. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description What to write to the Dynamics invoice, or nothing. */
        DynamicsInvoiceWrite: {
            /**
             * Format: uuid
             * @description The id of the Dynamics invoice.
             */
            invoiceid: string;
            /** @description Whether the Dynamics invoice is to be made. */
            isnew: boolean;
            /** @description Whether the Dynamics invoice must be made active first. */
            reopen: boolean;
            /** @description The name of the Dynamics invoice. */
            name: string | null;
            /**
             * Format: uuid
             * @description The order.
             */
            salesorderid: string | null;
            /** @description The table of the customer: account or contact. */
            customertable: string | null;
            /**
             * Format: uuid
             * @description The customer.
             */
            customerid: string | null;
            /**
             * Format: uuid
             * @description The currency row.
             */
            transactioncurrencyid: string | null;
            /**
             * Format: uuid
             * @description The price list.
             */
            pricelevelid: string | null;
            /**
             * Format: date
             * @description The date of the invoice.
             */
            datedelivered: string | null;
            /**
             * Format: date
             * @description The due date.
             */
            duedate: string | null;
            /**
             * Format: double
             * @description The discount on the whole document.
             */
            discountamount: number | null;
            /**
             * Format: double
             * @description The discount on the whole document in percent.
             */
            discountpercentage: number | null;
            /**
             * Format: double
             * @description The freight.
             */
            freightamount: number | null;
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            xc_organisationid: string | null;
            /**
             * Format: uuid
             * @description The id of the Xero document.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that Xero has.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax.
             */
            xc_xerototaltax: number | null;
            /** @description The status in Xero. */
            xc_xerostatus: string | null;
            /**
             * Format: int32
             * @description The choice value of the payment status.
             */
            xc_paymentstatus: number | null;
            /**
             * Format: double
             * @description What has been paid.
             */
            xc_amountpaid: number | null;
            /**
             * Format: double
             * @description What has been credited.
             */
            xc_amountcredited: number | null;
            /**
             * Format: double
             * @description What is still owed.
             */
            xc_amountdue: number | null;
            /**
             * Format: date-time
             * @description When Xero last changed the document.
             */
            xc_xeroupdatedon: string | null;
            /** @description Where the customer sees the invoice. */
            xc_onlineinvoiceurl: string | null;
            /**
             * Format: int32
             * @description The choice value of the sync status.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in sync.
             */
            xc_lastsyncedon: string | null;
        } | null;
        /** @description A line of the Dynamics invoice to make. */
        DynamicsInvoiceLineWrite: {
            /**
             * Format: uuid
             * @description The id of the line.
             */
            invoicedetailid: string;
            /**
             * Format: uuid
             * @description The Dynamics invoice.
             */
            invoiceid: string;
            /** @description Whether the line is a write-in. */
            isproductoverridden: boolean;
            /**
             * Format: uuid
             * @description The product, unless it is a write-in.
             */
            productid: string | null;
            /**
             * Format: uuid
             * @description The unit of the product.
             */
            uomid: string | null;
            /** @description The text of a write-in. */
            productdescription: string | null;
            /** @description The description of the line. */
            description: string | null;
            /**
             * Format: double
             * @description The quantity.
             */
            quantity: number | null;
            /**
             * Format: double
             * @description The price of one unit.
             */
            priceperunit: number | null;
            /**
             * Format: double
             * @description The discount on the line.
             */
            manualdiscountamount: number | null;
            /**
             * Format: double
             * @description The tax of the line.
             */
            tax: number | null;
            /**
             * Format: int32
             * @description The place of the line.
             */
            lineitemnumber: number | null;
        };
        /** @description What to write to the order, or nothing. */
        OrderWrite: {
            /**
             * Format: uuid
             * @description The order.
             */
            salesorderid: string;
            /**
             * Format: uuid
             * @description The id of the Xero document.
             */
            xc_xeroinvoiceid: string | null;
            /** @description The number of the Xero document. */
            xc_xeroinvoicenumber: string | null;
            /**
             * Format: date
             * @description The due date that Xero has.
             */
            xc_xeroduedate: string | null;
            /** @description The address of the document in Xero. */
            xc_xerourl: string | null;
            /**
             * Format: double
             * @description The total with tax.
             */
            xc_xerototal: number | null;
            /**
             * Format: double
             * @description The tax.
             */
            xc_xerototaltax: number | null;
            /** @description The status in Xero. */
            xc_xerostatus: string | null;
            /**
             * Format: int32
             * @description The choice value of the payment status.
             */
            xc_paymentstatus: number | null;
            /**
             * Format: double
             * @description What has been paid.
             */
            xc_amountpaid: number | null;
            /**
             * Format: double
             * @description What has been credited.
             */
            xc_amountcredited: number | null;
            /**
             * Format: double
             * @description What is still owed.
             */
            xc_amountdue: number | null;
            /**
             * Format: date-time
             * @description When Xero last changed the document.
             */
            xc_xeroupdatedon: string | null;
            /** @description Where the customer sees the invoice. */
            xc_onlineinvoiceurl: string | null;
            /**
             * Format: int32
             * @description The choice value of the sync status.
             */
            xc_syncstatus: number;
            /** @description What happened last, in a plain sentence. */
            xc_syncmessage: string;
            /**
             * Format: date-time
             * @description When the row was last in sync.
             */
            xc_lastsyncedon: string | null;
        } | null;
        /** @description A complete payment row. */
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
             * @description The Xero organisation.
             */
            xc_organisationid: string;
            /**
             * Format: uuid
             * @description The Xero document.
             */
            xc_xeroinvoiceid: string;
            /**
             * Format: uuid
             * @description The Dynamics invoice, if there is one.
             */
            xc_invoiceid: string | null;
            /**
             * Format: uuid
             * @description The order, where there is no Dynamics invoice.
             */
            xc_salesorderid: string | null;
            /**
             * Format: uuid
             * @description The customer, where it is an account.
             */
            xc_accountid: string | null;
            /**
             * Format: int32
             * @description The choice value: payment, credit note, prepayment or overpayment.
             */
            xc_kind: number;
            /**
             * Format: uuid
             * @description The id of the payment or allocation in Xero.
             */
            xc_xeroid: string;
            /**
             * Format: date
             * @description The date.
             */
            xc_date: string;
            /**
             * Format: double
             * @description The amount in the currency of the document.
             */
            xc_amount: number;
            /**
             * Format: uuid
             * @description The currency row.
             */
            transactioncurrencyid: string | null;
            /** @description The ISO code of the currency. */
            xc_currency: string;
            /**
             * Format: double
             * @description The rate to the currency of the organisation.
             */
            xc_currencyrate: number | null;
            /** @description The reference. */
            xc_reference: string | null;
            /** @description The name of the Xero account it was paid to. */
            xc_paidto: string | null;
            /**
             * Format: int32
             * @description The choice value: applied or reversed.
             */
            xc_state: number;
            /**
             * Format: date-time
             * @description When the payment was found to be gone.
             */
            xc_reversedon: string | null;
        };
        /** @description A state to set after everything else is written. */
        StateChange: {
            /**
             * @description The table: invoice or salesorder.
             * @enum {string}
             */
            table: "invoice" | "salesorder";
            /**
             * Format: uuid
             * @description The row.
             */
            id: string;
            /**
             * Format: int32
             * @description The state to set.
             */
            statecode: number;
            /**
             * Format: int32
             * @description The status reason to set.
             */
            statuscode: number;
        };
        ReconcileAnswer: {
            /**
             * @description What came of it.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroDocument"];
            dynamicsInvoice: components["schemas"]["DynamicsInvoiceWrite"];
            /** @description The lines of the Dynamics invoice that are not there yet. */
            dynamicsInvoiceLines: components["schemas"]["DynamicsInvoiceLineWrite"][];
            order: components["schemas"]["OrderWrite"];
            /** @description The payment rows that are new or differ. */
            payments: components["schemas"]["PaymentRow"][];
            /** @description The states to set last, in order. */
            states: components["schemas"]["StateChange"][];
            /** @description Why rows and Xero do not agree. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write. */
            log: components["schemas"]["LogRow"][];
        };
        /** @description Something applied to the document. */
        Settlement: {
            /**
             * @description What settles the document.
             * @enum {string}
             */
            kind: "payment" | "credit-note" | "prepayment" | "overpayment";
            /**
             * Format: uuid
             * @description The id of the payment or allocation.
             */
            id: string;
            /**
             * Format: date
             * @description The date.
             */
            date: string;
            /**
             * Format: double
             * @description The amount in the currency of the document.
             */
            amount: number;
            /**
             * Format: double
             * @description The rate to the currency of the organisation.
             */
            currencyRate: number | null;
            /** @description The reference. */
            reference: string | null;
            /** @description The name of the Xero account it was paid to. */
            paidTo: string | null;
        };
        InvoiceState: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /**
             * @description The kind of Xero document.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The id of the Xero document.
             */
            invoiceId: string;
            /** @description The number. */
            invoiceNumber: string | null;
            /** @description The reference. */
            reference: string | null;
            /** @description The status in Xero, such as DRAFT or AUTHORISED. */
            status: string;
            /**
             * @description How far it is paid.
             * @enum {string}
             */
            paymentStatus: "Not paid" | "Partially paid" | "Paid" | "Voided";
            /**
             * Format: uuid
             * @description The contact in Xero.
             */
            contactId: string | null;
            /** @description The name of the contact. */
            contactName: string | null;
            /**
             * Format: date
             * @description The date of the document.
             */
            date: string | null;
            /**
             * Format: date
             * @description When payment is due.
             */
            dueDate: string | null;
            /** @description The ISO code of the currency. */
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
             * @description What has been paid.
             */
            amountPaid: number;
            /**
             * Format: double
             * @description What has been credited.
             */
            amountCredited: number;
            /**
             * Format: double
             * @description What is still owed.
             */
            amountDue: number;
            /**
             * Format: date-time
             * @description When Xero last changed it.
             */
            updatedOn: string | null;
            /** @description The address of the document in Xero. */
            url: string | null;
            /** @description Where the customer sees it. */
            onlineInvoiceUrl: string | null;
            /** @description The table of the row it was made from. */
            table: string | null;
            /** @description The entity set of that table. */
            entitySet: string | null;
            /**
             * Format: uuid
             * @description The row it was made from.
             */
            rowId: string | null;
            /**
             * Format: int32
             * @description Which Xero document of the row this is.
             */
            generation: number | null;
            /** @description Everything applied to the document. */
            settlements: components["schemas"]["Settlement"][];
        };
        /** @description Something that happened in Xero. */
        Change: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /** @description The host of the Dataverse environment the row belongs to. */
            environment: string | null;
            /**
             * @description The kind of Xero document.
             * @enum {string}
             */
            type: "invoice" | "bill" | "credit-note";
            /**
             * Format: uuid
             * @description The Xero document that changed.
             */
            xeroId: string;
            /** @description The table of the row it was made from. */
            table: string | null;
            /** @description The entity set of that table. */
            entitySet: string | null;
            /**
             * Format: uuid
             * @description The row it was made from.
             */
            rowId: string | null;
            /**
             * Format: int32
             * @description Which Xero document of the row this is.
             */
            generation: number | null;
            /**
             * Format: uuid
             * @description The id the linked Dynamics invoice has or will have.
             */
            dynamicsInvoiceId: string | null;
            /**
             * Format: date-time
             * @description When it changed in Xero.
             */
            updatedOn: string | null;
            /**
             * @description How the change was found.
             * @enum {string}
             */
            source: "Webhook" | "Read" | "Compare";
        };
        ChangeList: {
            /** @description What changed in Xero. */
            value: components["schemas"]["Change"][];
        };
        OrganisationList: {
            /** @description The Xero organisations that the connection reaches. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the organisation, in Xero and in Dataverse.
                 */
                xc_organisationid: string;
                /** @description The name of the organisation. */
                xc_name: string;
            }[];
        };
        AccountList: {
            /** @description The accounts of the organisation. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_accountcodeid: string;
                /** @description The name, with its code. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The account code. */
                xc_code: string;
                /**
                 * Format: uuid
                 * @description The id in Xero, where it has one.
                 */
                xc_xeroid: string | null;
                /** @description Whether it is active or archived in Xero. */
                xc_status: string;
                /** @description What it can be used for. */
                xc_usablefor: string | null;
            }[];
        };
        TaxRateList: {
            /** @description The tax rates of the organisation. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_taxrateid: string;
                /** @description The name, with its code. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The tax type. */
                xc_code: string;
                /** @description Whether it is active or archived in Xero. */
                xc_status: string;
                /** @description What it can be used for. */
                xc_usablefor: string | null;
            }[];
        };
        InvoiceWithdrawal: {
            /** @description The logical name of the table the row is from, such as salesorder. */
            table: string;
            /** @description The entity set name of the table, such as salesorders. */
            entitySet: string;
            /** @description The row as the Dataverse connector returns it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The link rows of the document. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        InvoiceRemoval: {
            /** @description The logical name of the table the row is from, such as salesorder. */
            table: string;
            /** @description The link row of the order or Dynamics invoice that is gone. */
            link: {
                [key: string]: unknown;
            };
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        ContactRecord: {
            /**
             * @description The table of the row: account or contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /** @description The entity set name of the table, such as salesorders. */
            entitySet: string;
            /** @description The account or contact as the Dataverse connector returns it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The account that the contact belongs to, if any. */
            parent?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts of the account, or of the account that the contact belongs to. */
            people?: {
                [key: string]: unknown;
            }[];
            /** @description The link rows of the account, the contact and the account it belongs to. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The field mapping rows that apply. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        ContactRemoval: {
            /**
             * @description The table of the row: account or contact.
             * @enum {string}
             */
            table: "account" | "contact";
            /** @description The link row of the account or contact that is gone or has moved. */
            link: {
                [key: string]: unknown;
            };
            /** @description The contact as it is now, where it has left its account; empty where the row was deleted. */
            record?: {
                [key: string]: unknown;
            } | null;
            /** @description The account that the contact belonged to, if it is still there. */
            formerParent?: {
                [key: string]: unknown;
            } | null;
            /** @description The contacts that the former account still has. */
            formerPeople?: {
                [key: string]: unknown;
            }[];
            /** @description The link row of the former account, and the link rows that name the same Xero contact. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description The Xero contact as it is now. */
        XeroContact: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /**
             * Format: uuid
             * @description The id of the contact in Xero.
             */
            contactId: string;
            /** @description The name of the contact in Xero. */
            name: string;
            /** @description The number that marks the contact as ours. */
            contactNumber: string | null;
            /** @description The status in Xero: ACTIVE, ARCHIVED or GDPRREQUEST. */
            status: string;
            /**
             * Format: date-time
             * @description When Xero last changed the contact.
             */
            updatedOn: string | null;
            /** @description The address of the contact in Xero. */
            url: string | null;
        } | null;
        /** @description What to write to the row, complete, or nothing. */
        ContactWriteBack: {
            /**
             * Format: uuid
             * @description The contact in Xero.
             */
            xc_xerocontactid: string | null;
            /** @description The address of the contact in Xero. */
            xc_xerourl: string | null;
        } | null;
        ContactAnswer: {
            /**
             * @description What came of it.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroContact"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["ContactWriteBack"];
            /** @description The link rows to write. */
            links: components["schemas"]["LinkRow"][];
            /** @description Why it could not be synced, all of it. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write. */
            log: components["schemas"]["LogRow"][];
        };
        ItemRecord: {
            /** @description The logical name of the table the row is from, such as salesorder. */
            table: string;
            /** @description The entity set name of the table, such as salesorders. */
            entitySet: string;
            /** @description The product as the Dataverse connector returns it. */
            record: {
                [key: string]: unknown;
            };
            /** @description The link rows of the product. */
            links?: {
                [key: string]: unknown;
            }[];
            /** @description The open problem of the row, if there is one. */
            problem?: {
                [key: string]: unknown;
            } | null;
            /** @description The row of the Xero organisation with its settings. */
            settings?: {
                [key: string]: unknown;
            } | null;
            /** @description The field mapping rows that apply. */
            mappings?: {
                [key: string]: unknown;
            }[];
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        /** @description The Xero item as it is now. */
        XeroItem: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /**
             * Format: uuid
             * @description The id of the item in Xero.
             */
            itemId: string;
            /** @description The code of the item. */
            code: string;
            /** @description The name of the item. */
            name: string | null;
            /**
             * Format: double
             * @description The sales price of one.
             */
            unitPrice: number | null;
            /** @description The sales account. */
            accountCode: string | null;
            /** @description The sales tax type. */
            taxType: string | null;
            /**
             * Format: date-time
             * @description When Xero last changed the item.
             */
            updatedOn: string | null;
        } | null;
        /** @description What to write to the product, complete, or nothing. */
        ItemWriteBack: {
            /**
             * Format: uuid
             * @description The item in Xero.
             */
            xc_xeroitemid: string | null;
        } | null;
        ItemAnswer: {
            /**
             * @description What came of it.
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "linked" | "withdrawn" | "removed" | "skipped" | "failed";
            xero: components["schemas"]["XeroItem"];
            status: components["schemas"]["SyncStatus"];
            writeBack: components["schemas"]["ItemWriteBack"];
            /** @description The link rows to write. */
            links: components["schemas"]["LinkRow"][];
            /** @description Why it could not be synced, all of it. */
            problems: components["schemas"]["Problem"][];
            /** @description What is worth knowing. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows of the integration log to write. */
            log: components["schemas"]["LogRow"][];
        };
        LinkRegistration: {
            /** @description Link rows as the Dataverse connector returns them. */
            links: {
                [key: string]: unknown;
            }[];
            /** @description The orders and Dynamics invoices of the links, with what they show of Xero. */
            rows?: {
                [key: string]: unknown;
            }[];
            /** @description Whether with this call all links of the organisation were told. */
            complete?: boolean;
            /** @description The address of the Dataverse environment, such as https://contoso.crm.dynamics.com. */
            environmentUrl: string;
        };
        LinkRegistrationAnswer: {
            /**
             * Format: int32
             * @description How many links were understood.
             */
            received: number;
            /**
             * Format: int32
             * @description How many of them were not known.
             */
            new: number;
            /** @description Whether links may still be unknown. */
            registerIncomplete: boolean;
        };
        BalanceList: {
            /** @description The linked accounts and contacts whose amounts differ from what Dynamics is known to have. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the link row.
                 */
                xc_linkid: string;
                /**
                 * @description The table of the linked row: account or contact.
                 * @enum {string}
                 */
                xc_table: "account" | "contact";
                /**
                 * Format: uuid
                 * @description The id of the linked row.
                 */
                xc_rowid: string;
                /**
                 * Format: uuid
                 * @description The contact in Xero.
                 */
                xc_xeroid: string;
                /**
                 * Format: double
                 * @description What the customer owes.
                 */
                xc_amountdue: number;
                /**
                 * Format: double
                 * @description What of it is overdue.
                 */
                xc_amountoverdue: number;
                /** @description The currency of the organisation. */
                xc_currency: string;
            }[];
            /** @description Where to go on; nothing at the end. */
            nextCursor: string | null;
        };
        BrandingThemeList: {
            /** @description The branding themes of the organisation. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_brandingthemeid: string;
                /** @description The name of the theme. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The Xero organisation.
                 */
                xc_organisationid: string;
                /**
                 * Format: uuid
                 * @description The id in Xero.
                 */
                xc_xeroid: string;
                /** @description Whether it is active or archived in Xero. */
                xc_status: string;
                /** @description What it can be used for. */
                xc_usablefor: string | null;
            }[];
        };
        TrackingOptionList: {
            /** @description The tracking options of the organisation. */
            value: {
                /**
                 * Format: uuid
                 * @description The id of the row in Dataverse.
                 */
                xc_trackingoptionid: string;
                /** @description The name of the option. */
                xc_name: string;
                /**
                 * Format: uuid
                 * @description The Xero organisation.
                 */
                xc_organisationid: string;
                /** @description The tracking category it belongs to. */
                xc_category: string;
                /**
                 * Format: uuid
                 * @description The id in Xero.
                 */
                xc_xeroid: string;
                /** @description Whether it is active or archived in Xero. */
                xc_status: string;
                /** @description What it can be used for. */
                xc_usablefor: string | null;
            }[];
        };
        SetupReport: {
            /**
             * Format: uuid
             * @description The Xero organisation.
             */
            organisationId: string;
            /** @description The name of the organisation. */
            organisationName: string;
            /** @description Whether nothing is missing. */
            ready: boolean;
            /** @description The scopes of Xero that are needed. */
            scopes: {
                /** @description The name of the scope. */
                scope: string;
                /** @description Whether the connection has it. */
                granted: boolean;
                /** @description What it is needed for. */
                purpose: string;
            }[];
            /** @description What the signed-in user may do in Xero. */
            rights: {
                /** @description What Xero calls the action. */
                action: string;
                /** @description Whether the user may do it. */
                allowed: boolean;
            }[];
            /** @description Whether the API takes webhooks of the app. */
            webhooksOn: boolean;
            /**
             * Format: date-time
             * @description When the last webhook of the organisation came.
             */
            webhookSeenOn: string | null;
            /** @description The period lock date. */
            periodLockDate: string | null;
            /** @description The year-end lock date. */
            yearEndLockDate: string | null;
            /**
             * Format: int32
             * @description How many calls Xero takes today.
             */
            callsLeftToday: number | null;
            /** @description Whether links may still be unknown to the register. */
            registerIncomplete: boolean;
            /** @description What is missing, and how to mend it. */
            problems: components["schemas"]["Problem"][];
        };
    };
    responses: never;
    parameters: {
        /** @description The Xero organisation. */
        OrganisationInPath: string;
    };
    requestBodies: {
        InvoiceDocument: {
            content: {
                "application/json": components["schemas"]["InvoiceDocument"];
            };
        };
    };
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
            /** @description The organisations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tax rates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["InvoiceDocument"];
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["InvoiceDocument"];
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
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceReconciliation"];
            };
        };
        responses: {
            /** @description What to write. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The kind of Xero document. */
                type?: "invoice" | "bill" | "credit-note";
            };
            header?: never;
            path: {
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
                /** @description The id of the Xero document. */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceState"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation; none means every organisation that the connection reaches. */
                organisationId?: string;
                /** @description Only documents that this connector made. */
                onlySynced?: boolean;
                /** @description Where the last poll ended. */
                triggerState?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            /** @description Nothing changed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceWithdrawal"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRemoval"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRecord"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRemoval"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemRecord"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRegistration"];
            };
        };
        responses: {
            /** @description What was learnt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkRegistrationAnswer"];
                };
            };
            /** @description The call failed. */
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
                /** @description Where to go on, from the answer before. */
                cursor?: string;
                /** @description The address of the Dataverse environment whose links are meant. */
                environmentUrl?: string;
            };
            header?: never;
            path: {
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branding themes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandingThemeList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
                organisationId: components["parameters"]["OrganisationInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracking options. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingOptionList"];
                };
            };
            /** @description The call failed. */
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
                /** @description The Xero organisation. */
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
            /** @description The call failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
