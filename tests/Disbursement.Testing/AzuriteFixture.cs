using System.Globalization;
using System.Security.Cryptography;
using Disbursement.Cli.Azurite;
using Xunit;

namespace Disbursement.Testing;

/// <summary>
/// One Azurite for all tests of an assembly, on a data folder of its own that is removed at the end. Registered by
/// <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>; tests take it in their constructor.
/// </summary>
/// <remarks>
/// Tests do not share tables, containers or queues: each takes its names from <see cref="NewName"/>. When the
/// environment variable <c>DISBURSEMENT_TEST_STORAGE</c> holds a connection string, that server is used instead.
/// </remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string RunningServerVariable = "DISBURSEMENT_TEST_STORAGE";

    private readonly string _dataFolder = Directory.CreateTempSubdirectory("disbursement-test-").FullName;
    private AzuriteServer? _server;
    private string? _connectionString;

    /// <summary>The connection string of the blob, queue and table services.</summary>
    public string ConnectionString => _connectionString
        ?? throw new InvalidOperationException("The fixture is not initialised; is it registered for the assembly?");

    /// <summary>A name no other test has: letters and digits, good for a table, a container or a queue.</summary>
    /// <param name="prefix">Lower-case letters, at most 20, that tell what it is.</param>
    public static string NewName(string prefix)
    {
        ulong unique = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        return prefix + unique.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _connectionString = Environment.GetEnvironmentVariable(RunningServerVariable);
        if (string.IsNullOrEmpty(_connectionString))
        {
            _server = await AzuriteServer.StartAsync(_dataFolder, TimeProvider.System, CancellationToken.None);
            _connectionString = _server.ConnectionString;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_dataFolder, recursive: true);
    }
}
