using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Where the table service is and the key that opens it, read from a storage connection string.</summary>
internal sealed class TableAccount
{
    /// <summary>What the short form <c>UseDevelopmentStorage=true</c> stands for, as documented.</summary>
    private const string DevelopmentStorage =
        "AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;" +
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly byte[] _key;

    private TableAccount(string name, byte[] key, Uri endpoint)
    {
        Name = name;
        _key = key;
        Endpoint = endpoint;
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>The service's address, with a slash at its end.</summary>
    public Uri Endpoint { get; }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="FormatException">It lacks the account's name, key or the table service's address.</exception>
    public static TableAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (parts.ContainsKey("UseDevelopmentStorage"))
        {
            parts.ConnectionString = DevelopmentStorage;
        }

        string name = Required(parts, "AccountName");
        byte[] key = Convert.FromBase64String(Required(parts, "AccountKey"));
        string endpoint = parts.TryGetValue("TableEndpoint", out object? explicitly)
            ? (string)explicitly
            : $"{Protocol(parts)}://{name}.table.{Suffix(parts)}";
        return new TableAccount(name, key, new Uri(endpoint.TrimEnd('/') + "/", UriKind.Absolute));
    }

    /// <summary>Signs text with the account's key (HMAC-SHA256, base64).</summary>
    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    private static string Required(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out object? value) && value is string { Length: > 0 } text
            ? text
            : throw new FormatException($"The storage connection string lacks {name}.");

    private static string Protocol(DbConnectionStringBuilder parts) =>
        parts.TryGetValue("DefaultEndpointsProtocol", out object? value) ? (string)value : "https";

    private static string Suffix(DbConnectionStringBuilder parts) =>
        parts.TryGetValue("EndpointSuffix", out object? value) ? (string)value : "core.windows.net";
}
