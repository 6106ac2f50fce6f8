package dev.rushline.local.servers;

import java.io.IOException;

/**
 * The ways into one PostgreSQL server, wherever it runs.
 *
 * @param secrets the password of every role, made when it is first asked for
 */
public record PostgresAccounts(String host, int port, Secrets secrets) {
  /** The role that may do everything. */
  public static final String SUPERUSER = "postgres";

  /** The account of the applications, owner of the schema. */
  public PostgresAccount applications() throws IOException {
    return account(PostgresRoles.DATABASE, PostgresRoles.APPLICATIONS);
  }

  /** The account of Connect. */
  public PostgresAccount connect() throws IOException {
    return account(PostgresRoles.DATABASE, PostgresRoles.CONNECT);
  }

  /** The account of the schema registry. */
  public PostgresAccount registry() throws IOException {
    return account(PostgresRoles.REGISTRY_DATABASE, PostgresRoles.REGISTRY);
  }

  /** The account that may do everything. */
  public PostgresAccount superuser(String database) throws IOException {
    return account(database, SUPERUSER);
  }

  private PostgresAccount account(String database, String user) throws IOException {
    return new PostgresAccount(host, port, database, user, secrets.password(user));
  }
}
