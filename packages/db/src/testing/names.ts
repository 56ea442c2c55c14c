export const templateName = "heard_template_test";
/** The secret of every test installation. Roles belong to the cluster, so all of its databases share the derived passwords. */
export const testSecret = "a secret that only tests know";
